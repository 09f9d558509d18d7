using System.CommandLine;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Cli;

/// <summary><c>voi</c>: what is worth finding out before the decision.</summary>
internal static class InformationCommand
{
    private const int DefaultTrials = 1 << 17;

    private static readonly Option<string> Alternative = new("--alternative")
    {
        Description = "Another project that could be built instead: base, a scenario such as moneyball, or a folder with inputs. The choice is then among the two and nothing.",
        HelpName = "SCENARIO",
    };

    public static Command Create() => AnalysisCommand.CreateWithSecond(
        "voi",
        "The value of information for the decision to build (if the expected NPV is above zero) or not: of knowing everything, each input, each driver.",
        DefaultTrials,
        parsed => parsed.GetValue(Alternative),
        isSubject: true,
        (scenarios, options, progress, cancellation) =>
        {
            if (scenarios.DistinctBy(scenario => scenario.Name, StringComparer.Ordinal).Count() < scenarios.Count)
            {
                throw new UsageException($"--alternative {scenarios[1].Name}: that is the project itself; name another one.");
            }

            Study[] projects = [.. scenarios.Select(scenario => Study.Of(scenario, [Response.Of(Outcome.Npv)]))];
            (string, IReadOnlyList<string>)[] groups = [.. projects
                .SelectMany((project, i) => FactorGroup.ByDriver(project, scenarios[i]).Select(group => (group.Name, Factors: group.Factors.Select(factor => project.Factors[factor].Name))))
                .GroupBy(group => group.Name, group => group.Factors, StringComparer.Ordinal)
                .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.SelectMany(factors => factors).Distinct(StringComparer.Ordinal)]))];
            return InformationReport.Of(ValueOfInformation.Of(projects, groups, options, progress, cancellation), [.. scenarios.Select(scenario => scenario.Name)]);
        },
        Alternative);
}
