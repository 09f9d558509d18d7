using PipelineRisk.Distributions;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Verification;

/// <summary>Functions whose sensitivities are known exactly; they go through the same analyses as the pipeline.</summary>
internal static class TextbookFunctions
{
    /// <summary>sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ with uniform inputs in (−π, π) (Ishigami and Homma, 1990).</summary>
    public static Study Ishigami(double a = 7, double b = 0.1)
    {
        Uniform angle = new(-Math.PI, Math.PI);
        return Study.Of(
            [("x1", angle), ("x2", angle), ("x3", angle)], [], ["y"],
            (x, y) => y[0] = Math.Sin(x[0]) + a * Math.Pow(Math.Sin(x[1]), 2) + b * Math.Pow(x[2], 4) * Math.Sin(x[0]));
    }

    /// <summary>Π (|4 xᵢ − 2| + aᵢ) / (1 + aᵢ) with uniform inputs in (0, 1): Sobol's g-function (Saltelli and Sobol', 1995).</summary>
    public static Study GFunction(params double[] a) => Study.Of(
        [.. a.Select((_, i) => ($"x{i + 1}", (IDistribution)new Uniform(0, 1)))], [], ["y"],
        (x, y) =>
        {
            y[0] = 1;
            for (int i = 0; i < a.Length; i++)
            {
                y[0] *= (Math.Abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
            }
        });

    /// <summary>x₁ + x₂ + x₃, normal with standard deviations 1, 1, 2, the last two correlated (Iooss and Prieur, "Shapley effects for sensitivity analysis with correlated inputs", 2019).</summary>
    public static Study LinearGaussian(double correlation) => Study.Of(
        [("x1", Normal.FromMeanSd(0, 1)), ("x2", Normal.FromMeanSd(0, 1)), ("x3", Normal.FromMeanSd(0, 2))],
        [(1, 2, 6 / Math.PI * Math.Asin(correlation / 2))], ["y"],
        (x, y) => y[0] = x[0] + x[1] + x[2]);

    /// <summary>The NPV of a project whose three contributions are normal with standard deviations 2, 1, 0.5 about a mean of 1 together: build it or not.</summary>
    public static Study GoNoGo() => Study.Of(
        [("x1", Normal.FromMeanSd(1, 2)), ("x2", Normal.FromMeanSd(0, 1)), ("x3", Normal.FromMeanSd(0, 0.5))], [], ["npv"],
        (x, y) => y[0] = x[0] + x[1] + x[2]);
}
