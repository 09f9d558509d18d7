using System.CommandLine;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Cli;

/// <summary><c>sensitivity</c>: what drives the NPV and whether the line is stranded.</summary>
internal static class SensitivityCommand
{
    private const int DefaultTrials = 1 << 14;

    public static Command Create(JoinedParts? joined) => AnalysisCommand.CreateShared(
        "sensitivity",
        "What drives the NPV and P(stranded): a tornado (each input at its P10 and P90), Shapley effects by driver, Sobol' indices and rank correlations, all with their intervals.",
        DefaultTrials, joined,
        (scenario, options, progress, cancellation) =>
        {
            int drivers = scenario.Inputs.Where(input => !input.IsConstant && input.Driver is not null).DistinctBy(input => input.Driver, StringComparer.Ordinal).Count();
            return drivers < ShapleyEffects.MostGroups
                ? SensitivityReport.Of(SensitivityAnalysis.Of(scenario, SensitivityReport.Responses, options, progress, cancellation))
                : throw new UsageException($"{drivers} drivers have 2^{drivers} subsets, each of which is evaluated; join some of them in the column driver of parameters.csv, so that there are at most {ShapleyEffects.MostGroups - 1}.");
        });
}
