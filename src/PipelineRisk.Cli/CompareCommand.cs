using System.CommandLine;
using PipelineRisk.Inputs;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary><c>compare</c>: scenarios side by side on common random numbers, and why two of them differ.</summary>
internal static class CompareCommand
{
    private const int DefaultTrials = 1 << 18;
    private const int OverviewTrials = 1 << 12; // P(loss) to about half a percentage point, and twenty scenarios in about a second

    private const double Rest = 0.8; // the share of the time after which only the overview is left, roughly

    public static Command Create(JoinedParts? joined)
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
        return AnalysisCommand.CreateShared(
            "compare",
            "Scenarios, inputs folders or runs side by side on common random numbers: every outcome and event, the differences with their own intervals, of two, which changed inputs make the difference, and on the page all scenarios of the inputs at a glance.",
            DefaultTrials, joined, scenarios, Asked);
    }

    private static (JointAnalysis Analysis, IReadOnlyList<InputFile> Files) Asked(Request request)
    {
        IReadOnlyList<ListedScenario> all = ListedScenario.All(request.InputsFolder, request.Overrides);
        return ((scenarios, options, progress, cancellation) => Compared(scenarios, all, options, progress, cancellation), [.. all.SelectMany(one => one.Read.Files)]);
    }

    private static AnalysisDocument Compared(
        IReadOnlyList<Scenario> scenarios, IReadOnlyList<ListedScenario> all, RunOptions options, IProgress<double> progress, CancellationToken cancellation)
    {
        if (options.Replicates < 2)
        {
            throw new UsageException("compare needs at least two replicates: the errors of differences come from their spread.");
        }

        bool explains = scenarios.Count == 2;
        double simulations = explains ? 0.2 : Rest; // of the time, roughly
        ScenarioComparison comparison = ScenarioComparison.Run(scenarios, options, new ProgressPart(progress, 0, simulations), cancellation);
        DifferenceExplanation? explanation = explains
            ? DifferenceExplanation.Of(comparison.Runs[0], comparison.Runs[1], options.Shared, new ProgressPart(progress, simulations, Rest), cancellation)
            : null;
        bool isShard = options.Shared is { IsShard: true };
        return CompareReport.Of(comparison, explanation, isShard ? null : Overview(all, options, new ProgressPart(progress, Rest, 1), cancellation));
    }

    // Nothing where there is no inputs folder: result folders can be compared without one.
    private static ScenarioOverview? Overview(IReadOnlyList<ListedScenario> all, RunOptions options, IProgress<double> progress, CancellationToken cancellation)
    {
        Scenario[] valid = [.. all.Select(one => one.Read.Scenario).OfType<Scenario>()];
        RunOptions few = options with { Trials = Math.Min(options.Trials, OverviewTrials), HasYears = false, Shared = null };
        return all.Count == 0 ? null : new(
            all[0].Read.Scenario is null ? null : ScenarioComparison.Run(valid, few, progress, cancellation),
            [.. all.Select(one => new OverviewScenario(one.Name, one.StandsFor, [.. one.Read.Problems.Select(problem => problem.ToString())]))]);
    }
}
