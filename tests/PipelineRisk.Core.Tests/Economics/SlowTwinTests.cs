using PipelineRisk.Economics;
using PipelineRisk.Oracles;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Economics;

public sealed class SlowTwinTests
{
    [Fact]
    public void Every_number_of_random_projects_is_that_of_the_slow_twin()
    {
        List<string> differences = [];
        Dictionary<StrandingCause, int> causes = [];
        for (int seed = 1; seed <= 2000; seed++)
        {
            RandomProject project = new(seed);
            TrialRecord ours = project.Evaluate();
            SlowTrial slow = project.EvaluateSlowly();
            causes[ours.Cause] = causes.GetValueOrDefault(ours.Cause) + 1;
            differences.AddRange(Differences(ours, slow).Select(difference => $"project {seed}: {difference}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
        Assert.Equal(4, causes.Count); // the sample has every cause of stranding in it
    }

    private static IEnumerable<string> Differences(TrialRecord ours, SlowTrial slow)
    {
        foreach (OutcomeInfo info in OutcomeCatalogue.All)
        {
            double value = ours[info.Id];
            double? expected = slow.Outcomes[info.Name];
            if (double.IsNaN(value) != expected is null || (expected is { } number && !TrialFiles.Agree(number, value)))
            {
                yield return $"{info.Name} is {value} and should be {expected}";
            }
        }

        string cause = ours.Cause == StrandingCause.None ? "" : ours.Cause.ToString().ToLowerInvariant();
        if (cause != slow.StrandingCause || ours.Impaired != slow.Outcomes["impaired"] > 0)
        {
            yield return $"cause is {cause}, impaired {ours.Impaired} and should be {slow.StrandingCause}, {slow.Outcomes["impaired"]}";
        }

        for (int k = 0; k < ours.Years.Count; k++)
        {
            for (int column = 0; column < TrialAudit.YearColumns.Count; column++)
            {
                string name = TrialAudit.YearColumns[column];
                if (!TrialFiles.Agree(slow.Years[k][name], ours.Years[k][column]))
                {
                    yield return $"{name} of {ours.FirstYear + k} is {ours.Years[k][column]} and should be {slow.Years[k][name]}";
                }
            }
        }
    }
}
