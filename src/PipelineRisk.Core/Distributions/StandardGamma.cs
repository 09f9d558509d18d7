namespace PipelineRisk.Distributions;

/// <summary>The gamma distribution of scale 1, in terms of y = ln x, whose density is log-concave for every shape.</summary>
internal sealed class StandardGamma(double shape)
{
    private readonly double _logShape = Math.Log(shape);
    private readonly double _logPeak = -Stirling.Error(shape) - 0.5 * Math.Log(2 * Math.PI * shape);

    /// <summary>The quantile of x = e^y; 0 and +∞ at the levels 0 and 1.</summary>
    internal double Quantile(Level level)
    {
        if (!(level.Below > 0)) return 0;
        if (!(level.Above > 0)) return double.PositiveInfinity;
        double normalGuess = _logShape - 0.5 / shape + Math.Sqrt((1 + 0.5 / shape) / shape) * NormalScore.Of(level);
        double exponent = -Math.Log(level.Above);
        double bound = shape + Math.Sqrt(2 * shape * exponent) + exponent; // above the quantile (Boucheron, Lugosi and Massart 2013, section 2.4)
        return Math.Exp(LogTail.Quantile(TailAt, level, Math.Min(normalGuess, Math.Log(bound))));
    }

    /// <summary>The level of <paramref name="x"/> ≥ 0.</summary>
    internal Level Cumulative(double x) => x > 0 ? TailAt(Math.Log(x)).Level : new(0, 1);

    /// <summary>The tail at y: a series below the mean, a continued fraction above it (Abramowitz and Stegun 6.5.29 and 6.5.31).</summary>
    private LogTail TailAt(double y)
    {
        double x = Math.Exp(y), d = y - _logShape;
        double logDensity = _logPeak + _logShape - shape * (Elementary.ExpMinusOne(d) - d); // of x^a e^−x / Γ(a)
        return x < shape + 1
            ? new(IsLower: true, logDensity - _logShape + Math.Log(LowerSeries(x)), logDensity)
            : new(IsLower: false, logDensity + Math.Log(UpperFraction(x)), logDensity);
    }

    private double LowerSeries(double x)
    {
        double term = 1, sum = 1;
        for (double n = shape + 1; term > 1e-17 * sum; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))) by Lentz's method.</summary>
    private double UpperFraction(double x)
    {
        double b = x + 1 - shape, c = double.PositiveInfinity, d = 1 / b, fraction = d, factor;
        int i = 0;
        do
        {
            i++;
            double a = i * (shape - i);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            factor = c * d;
            fraction *= factor;
        }
        while (Math.Abs(factor - 1) > 4e-16);
        return fraction;
    }
}
