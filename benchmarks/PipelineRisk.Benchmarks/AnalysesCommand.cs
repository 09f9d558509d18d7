using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using PipelineRisk.Verification;

namespace PipelineRisk.Benchmarks;

/// <summary>Whether the error bars of the analyses are true: how often 95 % intervals hold values that are known exactly, and differences of scenarios that of all seeds together.</summary>
internal static class AnalysesCommand
{
    private static readonly Outcome[] Compared = [Outcome.Npv, Outcome.MeanUtilisation, Outcome.NpvBuyer, Outcome.PeakFunding, Outcome.NpvState];

    /// <summary>Runs the checks and prints a line an estimate.</summary>
    public static int Run(int seeds)
    {
        Console.WriteLine($"{"",-44}{"truth",12}{"covered",10}{"spread / standard error",26}");
        Table("Ishigami", seeds, 1 << 13, options => Indices(TextbookFunctions.Ishigami(), options), [.3139051911478115, .5575888552099592, .4424111447900408, .4424111447900408, 0, .2436836640621477]);
        Table(
            "g-function", seeds, 1 << 13, options => Indices(TextbookFunctions.GFunction(0, 1, 4.5, 9, 99, 99, 99, 99), options)[..8],
            [.7161921689, .7871441267, .1790480422, .2421981928, .02367577418, .03431691015, .007161921689, .01046038707]);
        Table("Shapley, Ishigami", seeds, 1 << 12, options => Effects(TextbookFunctions.Ishigami(), options), [.4357470231788853, .4424111447900408, .1218418320310739]);
        Table("Shapley, correlated by 0.5", seeds, 1 << 12, options => Effects(TextbookFunctions.LinearGaussian(0.5), options), [.125, .296875, .578125]);
        Table("Shapley, correlated by -0.9", seeds, 1 << 12, options => Effects(TextbookFunctions.LinearGaussian(-0.9), options), [.416666667, .172916667, .410416667]);
        Table("Go or no-go: all, x1, x2; x1, x2 nested", seeds, 1 << 16, Information, [.49979197477568577, .39559311480261206, .08331547058768629, .39559311480261206, .08331547058768629]);
        Scenario first = BaseCase.Read(), second = first.Fixing(Parameter.OilIndexWeight, 1);
        Table("Difference to an oil-indexed price", seeds, 1 << 14, options => Differences(first, second, options), null);
        return 0;
    }

    private static PairedEstimate[] Indices(Study study, RunOptions options) =>
        [.. SobolIndices.Of(study, options)[0].Factors.SelectMany(index => (PairedEstimate[])[index.First, index.Total])];

    private static PairedEstimate[] Effects(Study study, RunOptions options) =>
        [.. ShapleyEffects.Of(study, FactorGroup.Single(study), options)[0].Groups.Select(group => group.Effect)];

    private static PairedEstimate[] Information(RunOptions options)
    {
        ValueOfInformation value = ValueOfInformation.Of([TextbookFunctions.GoNoGo()], [("x1", ["x1"]), ("x2", ["x2"])], options);
        return [value.Perfect, value.Inputs[0].Value, value.Inputs[1].Value, value.Groups[0].Value, value.Groups[1].Value];
    }

    private static PairedEstimate[] Differences(Scenario first, Scenario second, RunOptions options)
    {
        ScenarioComparison comparison = ScenarioComparison.Of([MonteCarlo.Run(first, options), MonteCarlo.Run(second, options)]);
        return
        [
            .. Compared.Select(outcome => comparison.Mean(outcome) is var mean ? mean[1] - mean[0] : null!),
            .. new[] { RiskEvent.Loss, RiskEvent.Stranded }.Select(riskEvent => comparison.Probability(riskEvent) is var share ? share[1] - share[0] : null!),
        ];
    }

    // Without known values the mean over all seeds is the truth.
    private static void Table(string name, int seeds, long trials, Func<RunOptions, PairedEstimate[]> estimate, double[]? truth)
    {
        PairedEstimate[][] runs = [.. Enumerable.Range(1, seeds).Select(seed => estimate(new RunOptions(trials, (ulong)seed, Environment.ProcessorCount)))];
        for (int i = 0; i < runs[0].Length; i++)
        {
            double value = truth?[i] ?? runs.Average(run => run[i].Value), mean = runs.Average(run => run[i].Value);
            double spread = Math.Sqrt(runs.Sum(run => Math.Pow(run[i].Value - mean, 2)) / (seeds - 1)), error = Math.Sqrt(runs.Average(run => Math.Pow(run[i].StandardError, 2)));
            int covered = runs.Count(run => Math.Abs(run[i].Value - value) <= run[i].HalfWidth95);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name + ", " + (i + 1),-44}{value,12:G6}{(double)covered / seeds,10:P1}{spread / error,26:F2}"));
        }
    }
}
