using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sensitivity;

/// <summary>One input that two scenarios do not have in common.</summary>
/// <param name="Name">The parameter, the deck, or the rank correlations, in the words of the CSV files.</param>
/// <param name="Unit">The unit of its numbers.</param>
/// <param name="Before">What it is in the first scenario.</param>
/// <param name="After">What it is in the second.</param>
public sealed record InputChange(string Name, string Unit, string Before, string After)
{
    /// <summary>The parameter, where it is one.</summary>
    public Parameter? Parameter { get; init; }

    /// <summary>The deck, where it is one; a change that is neither is that of the rank correlations.</summary>
    public DeckSeries? Deck { get; init; }

    /// <summary>The driver that the parameter belongs to (model page, section 11), or null.</summary>
    internal string? Driver { get; init; }

    /// <summary>Everything that <paramref name="second"/> has differently from <paramref name="first"/>: parameters, then decks, then the rank correlations.</summary>
    public static IReadOnlyList<InputChange> Between(Scenario first, Scenario second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new HybridScenarios(first, second).Changes;
    }
}

/// <summary>Changes that are explained together.</summary>
/// <param name="Name">The input where it is one, otherwise what they have in common.</param>
/// <param name="Changes">The changes.</param>
public sealed record ChangeGroup(string Name, IReadOnlyList<InputChange> Changes)
{
    private const string RankCorrelations = "rank correlations";

    /// <summary>
    /// Puts changes together until there are no more groups than <paramref name="most"/>: first those of the same driver, then also the others of the same
    /// part of the model, at last all but those with the most changes.
    /// </summary>
    internal static IReadOnlyList<ChangeGroup> Of(IReadOnlyList<InputChange> changes, int most)
    {
        ChangeGroup[] groups = [.. changes.Select(change => new ChangeGroup(change.Name, [change]))];
        if (groups.Length > most)
        {
            groups = By(changes, change => Driver(change) ?? change.Name);
        }

        if (groups.Length > most)
        {
            groups = By(changes, change => Driver(change) ?? Part(change));
        }

        if (groups.Length > most)
        {
            ChangeGroup[] large = [.. groups.OrderByDescending(group => group.Changes.Count)];
            groups = [.. large[..(most - 1)], new("everything else", [.. large[(most - 1)..].SelectMany(group => group.Changes)])];
        }

        return groups;
    }

    private static ChangeGroup[] By(IReadOnlyList<InputChange> changes, Func<InputChange, string> key) =>
        [.. changes.GroupBy(key, StringComparer.Ordinal).Select(group => new ChangeGroup(group.Count() == 1 ? group.First().Name : group.Key, [.. group]))];

    private static string? Driver(InputChange change) => change.Driver is { } driver ? $"driver {driver}" : null;

    private static string Part(InputChange change) =>
        change.Parameter is { } parameter ? ParameterGroup.Of(parameter).Title
        : change.Deck is not null ? ParameterGroup.Of(Parameter.DemandPosition).Title
        : RankCorrelations;
}
