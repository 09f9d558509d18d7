using System.Globalization;
using System.Text.Json;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sensitivity;

/// <summary>What two scenarios have differently, and every scenario that takes some of it from the one and the rest from the other.</summary>
/// <remarks>
/// Each input is that of one of the two as a whole, so a hybrid is valid where they are. The rank correlations change together; a pair that a scenario lacks only
/// because a parameter is constant there is no change, and holds in a hybrid wherever both its parameters are uncertain.
/// </remarks>
internal sealed class HybridScenarios
{
    private const string Correlations = "rank correlations";
    private const int MostYears = 3; // a deck that differs in more of them is told by its ends

    private readonly Scenario _first;
    private readonly Scenario _second;
    private readonly RankCorrelation[] _firstPairs;
    private readonly RankCorrelation[] _secondPairs;

    /// <summary>The scenarios between <paramref name="first"/> and <paramref name="second"/>.</summary>
    public HybridScenarios(Scenario first, Scenario second)
    {
        (_first, _second) = (first, second);
        (_firstPairs, _secondPairs) = (Completed(first, second), Completed(second, first));
        Changes = [.. ParameterChanges(), .. DeckChanges(), .. CorrelationChanges()];
    }

    /// <summary>What is different: parameters, then decks, then the rank correlations.</summary>
    public IReadOnlyList<InputChange> Changes { get; }

    /// <summary>The first scenario with <paramref name="changes"/> made to it.</summary>
    public Scenario With(IReadOnlySet<InputChange> changes)
    {
        HashSet<Parameter> parameters = [.. changes.Where(change => change.Parameter is not null).Select(change => change.Parameter!.Value)];
        HashSet<DeckSeries> decks = [.. changes.Where(change => change.Deck is not null).Select(change => change.Deck!.Value)];
        bool withPairs = changes.Any(change => change.Parameter is null && change.Deck is null);
        UncertainInput[] inputs = [.. _first.Inputs.Zip(_second.Inputs, (a, b) => parameters.Contains(a.Info.Id) ? b : a)];
        return new(
            $"between {_first.Name} and {_second.Name}",
            inputs,
            [.. _first.Decks.Zip(_second.Decks, (a, b) => decks.Contains(a.Series) ? b : a)],
            [.. (withPairs ? _secondPairs : _firstPairs).Where(pair => !inputs[(int)pair.A].IsConstant && !inputs[(int)pair.B].IsConstant)]);
    }

    private IEnumerable<InputChange> ParameterChanges() => _first.Inputs.Zip(_second.Inputs)
        .Where(pair => !pair.First.Distribution.IsSameAs(pair.Second.Distribution))
        .Select(pair => new InputChange(pair.First.Info.Name, pair.First.Info.Unit, pair.First.Distribution.Description, pair.Second.Distribution.Description)
        {
            Parameter = pair.First.Info.Id,
            Driver = pair.First.Driver ?? pair.Second.Driver,
        });

    private IEnumerable<InputChange> DeckChanges() => _first.Decks.Zip(_second.Decks)
        .Where(pair => pair.First.Position != pair.Second.Position || !pair.First.Years.SequenceEqual(pair.Second.Years))
        .Select(pair => new InputChange(
            $"deck {JsonNamingPolicy.SnakeCaseLower.ConvertName(pair.First.Series.ToString())}", "bcm/yr", Words(pair.First, pair.Second), Words(pair.Second, pair.First))
        {
            Deck = pair.First.Series,
        });

    private IEnumerable<InputChange> CorrelationChanges()
    {
        RankCorrelation[] gone = [.. _firstPairs.Except(_secondPairs)], come = [.. _secondPairs.Except(_firstPairs)];
        return gone.Length + come.Length > 0 ? [new(Correlations, "", Words(gone), Words(come))] : [];
    }

    // The pairs of a scenario, and those of the other that it lacks only because it has a constant in them. In the order of the parameters, without zeros.
    private static RankCorrelation[] Completed(Scenario scenario, Scenario other)
    {
        IEnumerable<RankCorrelation> own = Ordered(scenario), inapplicable = Ordered(other).Where(pair => scenario[pair.A].IsConstant || scenario[pair.B].IsConstant);
        return [.. own.Concat(inapplicable)];
    }

    private static IEnumerable<RankCorrelation> Ordered(Scenario scenario) => scenario.Correlations
        .Where(pair => pair.Spearman != 0)
        .Select(pair => pair.A < pair.B ? pair : new(pair.B, pair.A, pair.Spearman));

    private static string Words(Deck deck, Deck other)
    {
        int[] years = [.. deck.Years.Concat(other.Years).Select(year => year.Year).Distinct().Order().Where(year => deck.At(year) != other.At(year))];
        string position = deck.Position == other.Position ? "" : deck.Position is { } parameter ? $"moved by {ParameterCatalogue.Of(parameter).Name}" : "moved by nothing";
        IEnumerable<string> numbers = years.Length is 0 or > MostYears ? [Ends(deck)] : years.Select(year => Words(deck.At(year)));
        return string.Join("; ", numbers.Append(position).Where(words => words.Length > 0));
    }

    private static string Words(DeckYear year) => string.Create(CultureInfo.InvariantCulture, $"{year.Low}, {year.Central}, {year.High} in {year.Year}");

    private static string Ends(Deck deck) => string.Create(
        CultureInfo.InvariantCulture, $"central {deck.Years[0].Central} in {deck.Years[0].Year} to {deck.Years[^1].Central} in {deck.Years[^1].Year}");

    private static string Words(RankCorrelation[] pairs) => pairs.Length == 0 ? "none" : string.Join("; ", pairs.Select(pair => string.Create(
        CultureInfo.InvariantCulture, $"{ParameterCatalogue.Of(pair.A).Name} with {ParameterCatalogue.Of(pair.B).Name} {pair.Spearman}")));
}
