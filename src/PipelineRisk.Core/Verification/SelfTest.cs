namespace PipelineRisk.Verification;

/// <summary>Published and exactly computable values that the program gives on the machine it runs on: what trust in its numbers rests on.</summary>
/// <remarks>
/// The values are computed by the very code that a run uses, at the vector width that it uses. An estimate passes within four of its own standard errors,
/// with fixed seeds; everything else to the last bits, or to the digits that are published.
/// </remarks>
public static class SelfTest
{
    // A group is one line here, and a class that adds its cases.
    private static readonly (string Name, Action<CaseList> Add)[] All =
    [
        ("Random numbers", RandomNumberCases.Add),
        ("Sobol' points", SobolCases.Add),
        ("Scrambling", ScramblingCases.Add),
        ("Moments", MomentCases.Add),
        ("Normal quantile", NormalCases.Add),
        ("Distributions", DistributionCases.Add),
        ("Dependence", DependenceCases.Add),
        ("Ranks and proportions", RankCases.Add),
        ("Tail means", TailCases.Add),
        ("Sums of variables", SumCases.Add),
        ("Project finance", FinanceCases.Add),
        ("Sensitivity", SensitivityCases.Add),
        ("Value of information", InformationCases.Add),
    ];

    /// <summary>The names of the groups, in their order.</summary>
    public static IReadOnlyList<string> Groups { get; } = [.. All.Select(group => group.Name)];

    /// <summary>Computes all cases, or those of one group.</summary>
    /// <param name="group">One of <see cref="Groups"/>, or null for all.</param>
    /// <param name="cancellation">Gives it up.</param>
    public static IReadOnlyList<SelfTestCase> Run(string? group = null, CancellationToken cancellation = default) =>
        [.. All.Where(entry => group is null || entry.Name == group).AsParallel().AsOrdered().WithCancellation(cancellation).Select(Cases).SelectMany(cases => cases)];

    private static IReadOnlyList<SelfTestCase> Cases((string Name, Action<CaseList> Add) group)
    {
        CaseList cases = new(group.Name);
        group.Add(cases);
        return cases.Cases;
    }
}
