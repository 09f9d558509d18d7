using System.CommandLine;
using PipelineRisk.Economics;
using PipelineRisk.Inputs;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary><c>stress</c>: named shocks, and the box of inputs in which stranding is most frequent.</summary>
internal static class StressCommand
{
    private const long Trials = 1 << 18;
    private const long LeastTrials = 100;
    private const string NetZero = "net-zero-prices";

    public static Command Create() => AnalysisCommand.Create(
        "stress",
        "Lets named shocks happen in every trial (price collapse, rupture in 2040, delay and overrun, demand of the net-zero path, all together), and looks for the inputs under which stranding is most frequent.",
        Trials,
        parsed => (scenario, options, progress, cancellation) =>
        {
            if (options.Replicates < BoxSearch.LeastReplicates || options.Trials < LeastTrials)
            {
                throw new UsageException($"stress finds its box on half of the replicates and judges it on the others: it needs at least {BoxSearch.LeastReplicates} replicates and {LeastTrials} trials.");
            }

            StressTest test = StressTest.Of(scenario, NetZeroWorld(parsed.GetValue<string>("--inputs")!), options, progress, cancellation);
            BoxSearch search = BoxSearch.Of(Study.Of(scenario, [Response.Of(RiskEvent.Stranded)]), options, cancellation);
            return StressReport.Of(scenario, test, search);
        });

    // The scenario whose demand is taken; null where the inputs have none.
    private static Scenario? NetZeroWorld(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "scenarios", NetZero)))
        {
            return null;
        }

        ReadResult read = ScenarioReader.Read(folder, NetZero, []);
        return read.Problems.Count == 0 ? read.Scenario : throw new UsageException(string.Join(Environment.NewLine, read.Problems));
    }
}
