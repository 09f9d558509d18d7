using System.Globalization;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>A scenario like the base case.</summary>
internal static class SampleScenario
{
    public static Scenario Base { get; } = new(
        "base",
        [.. Rows(SampleInputs.Parameters).Select(Input)],
        [.. Rows(SampleInputs.Decks).Select((row, index) => Table((DeckSeries)index, row))],
        [.. SampleInputs.Correlations.Split('\n').Select(line => line.Split(' '))
            .Select(pair => new RankCorrelation(Find(pair[0]).Id, Find(pair[1]).Id, Number(pair[2])))]);

    /// <summary>The same scenario with the same text in every place that a CSV file fills.</summary>
    public static Scenario Saying(string text) => Base with
    {
        Name = text,
        Inputs = [.. Base.Inputs.Select(input => input with { Description = text, Source = text, Driver = input.Driver is null ? null : text })],
        Decks = [.. Base.Decks.Select(deck => deck with { Source = text })],
    };

    private static IEnumerable<string[]> Rows(string table) => table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    private static UncertainInput Input(string[] row) => new(
        Find(row[0]), Shape(row[1].Split(' ')), row[2].Length == 0 ? null : row[2], row[3].Length == 0 ? null : Number(row[3]), row[4], row[5]);

    private static IDistribution Shape(string[] words) => words[0] switch
    {
        "triangle" => new Triangle(Number(words[1]), Number(words[2]), Number(words[3])),
        "bell" => Bell.Through(Number(words[1]), Number(words[2]), Number(words[3]), score: 1.2815515655446004),
        "choice" => new Choice([.. words.Skip(1).Select(word => word.Split(':')).Select(pair => (Number(pair[0]), Number(pair[1])))]),
        _ => new Constant(Number(words[0])),
    };

    private static Deck Table(DeckSeries series, string[] row) => new(
        series,
        [.. row[1].Split(' ').Select(year => year.Split(':')).Select(year => new DeckYear((int)Number(year[0]), Number(year[1]), Number(year[2]), Number(year[3])))],
        row[2].Length == 0 ? null : Find(row[2]).Id,
        row[3]);

    private static ParameterInfo Find(string name) =>
        ParameterCatalogue.TryFind(name, out ParameterInfo info) ? info : throw new ArgumentException($"No parameter is called {name}.", nameof(name));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
