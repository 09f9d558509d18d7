using System.CommandLine;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Cli;

/// <summary><c>compare</c>: scenarios side by side on common random numbers, and why two of them differ.</summary>
internal static class CompareCommand
{
    private const int DefaultTrials = 1 << 18;

    public static Command Create()
    {
        Argument<string[]> scenarios = new("A B …")
        {
            Description = "Two or more of: base, the name of a scenario, an inputs folder (DIR, or DIR/scenarios/NAME for a scenario in it), the result folder of a run. "
                + "Differences are to the first. Of a scenario and a folder with the same name ./NAME is the folder.",
            Arity = ArgumentArity.OneOrMore,
        };
        scenarios.Validators.Add(result =>
        {
            string[] names = [.. result.Tokens.Select(token => Path.TrimEndingDirectorySeparator(token.Value))];
            if (names.Length < 2)
            {
                result.AddError("compare needs two or more scenarios, inputs folders or result folders, such as: pipelinerisk compare base tax-relief");
            }

            foreach (string name in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            {
                result.AddError($"{name} is named twice; a comparison needs different ones.");
            }
        });
        return AnalysisCommand.Create(
            "compare",
            "Scenarios, inputs folders or runs side by side on common random numbers: every outcome and event, the differences with their own intervals, and, of two, which changed inputs make the difference.",
            DefaultTrials, scenarios, _ => Compared);
    }

    private static readonly JointAnalysis Compared = (scenarios, options, progress, cancellation) =>
    {
        if (options.Replicates < 2)
        {
            throw new UsageException("compare needs at least two replicates: the errors of differences come from their spread.");
        }

        bool explains = scenarios.Count == 2;
        double simulations = explains ? 0.2 : 1; // of the time, roughly
        ScenarioComparison comparison = ScenarioComparison.Run(scenarios, options, new ProgressPart(progress, 0, simulations), cancellation);
        DifferenceExplanation? explanation = explains
            ? DifferenceExplanation.Of(comparison.Runs[0], comparison.Runs[1], new ProgressPart(progress, simulations, 1), cancellation)
            : null;
        return CompareReport.Of(comparison, explanation);
    };
}
