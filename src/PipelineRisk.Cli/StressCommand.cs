using System.CommandLine;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary><c>stress</c>: named shocks, and the box of inputs in which stranding is most frequent.</summary>
internal static class StressCommand
{
    private const long Trials = 1 << 18;
    private const long LeastTrials = 100;
    private const string NetZero = "net-zero-prices";

    public static Command Create() => AnalysisCommand.CreateWithSecond(
        "stress",
        "Lets named shocks happen in every trial (price collapse, rupture in 2040, delay and overrun, demand of the net-zero path, all together), and looks for the inputs under which stranding is most frequent.",
        Trials,
        parsed => Directory.Exists(Path.Combine(parsed.GetValue<string>("--inputs")!, "scenarios", NetZero)) ? NetZero : null, // its demand is one of the shocks
        isSubject: false,
        (scenarios, options, progress, cancellation) =>
        {
            if (options.Replicates < BoxSearch.LeastReplicates || options.Trials < LeastTrials)
            {
                throw new UsageException($"stress finds its box on half of the replicates and judges it on the others: it needs at least {BoxSearch.LeastReplicates} replicates and {LeastTrials} trials.");
            }

            StressTest test = StressTest.Of(scenarios[0], scenarios.ElementAtOrDefault(1), options, progress, cancellation);
            BoxSearch search = BoxSearch.Of(Study.Of(scenarios[0], [Response.Of(RiskEvent.Stranded)]), options, cancellation);
            return StressReport.Of(scenarios[0], test, search);
        });
}
