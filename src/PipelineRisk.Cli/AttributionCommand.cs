using System.CommandLine;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Cli;

/// <summary><c>attribution</c>: which drivers strand the line, make it lose money, take its value.</summary>
internal static class AttributionCommand
{
    private const long Trials = 1 << 14;

    public static Command Create(JoinedParts? joined) => AnalysisCommand.CreateShared(
        "attribution",
        "Shares out P(stranded), P(loss) and mean NPV among the drivers of the inputs (exact Shapley values over all their subsets), and holds the sponsor's plan, every driver neutral, against the full model.",
        Trials, joined,
        (scenario, options, progress, cancellation) =>
        {
            if (Driver.Problem(Driver.Of(scenario)) is { } problem)
            {
                throw new UsageException(problem);
            }

            IReadOnlyList<Attribution> attributions = Attribution.Of(scenario, options, progress, cancellation);
            return AttributionReport.Of(attributions, SponsorsPlan.Of(scenario, options, cancellation), options.Trials);
        });
}
