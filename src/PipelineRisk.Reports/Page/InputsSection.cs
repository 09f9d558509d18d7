using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Sketches;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>What went in?</summary>
internal static class InputsSection
{
    public static Section Of(RunResult result, QuickLook? look, ChartBook charts)
    {
        Scenario scenario = result.Scenario;
        int uncertain = scenario.Inputs.Count(input => !input.IsConstant);
        return new("inputs", "Inputs", "What went in?", Markup.Of($"""
            <p class="lead">{uncertain} uncertain inputs, {scenario.Inputs.Count - uncertain} constants, {scenario.Decks.Count} yearly tables and
            {scenario.Correlations.Count} rank correlations, as the CSV files give them. In each drawing the tall tick is the median, the short ticks are P5 and P95.</p>
            {Markup.Join(ParameterGroup.All.Select(group => Cards(scenario, group)))}
            {Decks(scenario)}
            {Correlations(scenario, look, charts)}
            {Constants(scenario)}
            """));
    }

    private static Markup Cards(Scenario scenario, ParameterGroup group)
    {
        UncertainInput[] inputs = [.. scenario.Inputs.Where(input => !input.IsConstant && group.Contains(input.Info.Id))];
        return inputs.Length == 0 ? Markup.Empty : Markup.Of($"""
            <h3>{group.Title}</h3>
            <div class="cards">{Markup.Join(inputs.Select(Card))}</div>
            """);
    }

    private static Markup Card(UncertainInput input) => Markup.Of($"""
        <article class="card" id="input-{input.Info.Name}">
        <h4>{input.Info.Name} <span class="unit">{input.Info.Unit}</span></h4>
        {Paragraph("description", input.Description)}
        {DensitySketch.Of(input.Distribution)}
        <dl><div><dt>P5</dt><dd>{Number(input, DensitySketch.Quantile(input.Distribution, 0.05))}</dd></div>
        <div><dt>median</dt><dd>{Number(input, DensitySketch.Quantile(input.Distribution, 0.5))}</dd></div>
        <div><dt>P95</dt><dd>{Number(input, DensitySketch.Quantile(input.Distribution, 0.95))}</dd></div>
        <div><dt>mean</dt><dd>{Number(input, input.Distribution.Mean)}</dd></div></dl>
        <p class="shape">{input.Distribution.Description}{Driver(input)}</p>
        {Folded(input.Source)}
        </article>
        """);

    private static Markup Driver(UncertainInput input) => input.Driver is null
        ? Markup.Empty
        : Markup.Of($" · driver <b>{input.Driver}</b>{(input.Neutral is { } neutral ? $", neutral at {Number(input, neutral)}" : "")}");

    private static Markup Paragraph(string name, string text) =>
        text.Length == 0 ? Markup.Empty : Markup.Of($"""<p class="{name}">{text}</p>""");

    private static Markup Folded(string source) => source.Length == 0
        ? Markup.Empty
        : Markup.Of($"""<details><summary>Source</summary><p class="source">{source}</p></details>""");

    private static string Number(UncertainInput input, double value) =>
        input.Info.Unit == "year" ? Digits.Fixed(value, value == Math.Floor(value) ? 0 : 1) : Digits.Significant(value);

    private static Markup Decks(Scenario scenario) => Markup.Of($"""
        <h3>Yearly tables</h3>
        <div class="cards decks">{Markup.Join(scenario.Decks.Select(Table))}</div>
        """);

    private static Markup Table(Deck deck) => Markup.Of($"""
        <article class="card" id="deck-{Wording.Name(deck.Series)}">
        <h4>{Wording.Name(deck.Series)} <span class="unit">bcm/yr</span></h4>
        <p class="description">{Wording.Title(deck.Series)}</p>
        {DeckSketch.Of(deck)}
        <p class="shape">{(deck.Position is { } position
            ? Markup.Of($"Line: central column. Band: low to high, moved by <b>{ParameterCatalogue.Of(position).Name}</b>.")
            : Markup.Of($"The central column in every trial."))}</p>
        {Folded(deck.Source)}
        <details><summary>Numbers</summary><table><thead><tr><th scope="col">Year</th><th scope="col">Low</th><th scope="col">Central</th><th scope="col">High</th></tr></thead>
        <tbody>{Markup.Join(deck.Years.Select(year => Markup.Of(
            $"""<tr><th scope="row">{year.Year}</th><td>{Digits.Significant(year.Low, 4)}</td><td>{Digits.Significant(year.Central, 4)}</td><td>{Digits.Significant(year.High, 4)}</td></tr>""")))}</tbody></table></details>
        </article>
        """);

    private static Markup Correlations(Scenario scenario, QuickLook? look, ChartBook charts) => scenario.Correlations.Count == 0 ? Markup.Empty : Markup.Of($"""
        <h3>Rank correlations</h3>
        {(look is null ? Wording.NotYet : charts.Place([CorrelationMap.Of(look.Correlations)]))}
        """);

    private static Markup Constants(Scenario scenario) => Markup.Of($"""
        <h3>Constants</h3>
        <details><summary>Show all {scenario.Inputs.Count(input => input.IsConstant)} constants</summary>
        <div class="scroll" role="region" tabindex="0" aria-label="Constants"><table class="constants">
        <thead><tr><th scope="col">Parameter</th><th scope="col">Value</th><th scope="col" class="unit">Unit</th><th scope="col" class="text">What it is</th><th scope="col" class="text">Source</th></tr></thead>
        <tbody>{Markup.Join(scenario.Inputs.Where(input => input.IsConstant).Select(input => Markup.Of($"""
            <tr id="input-{input.Info.Name}"><th scope="row">{input.Info.Name}</th><td>{input.Distribution.Description}</td><td class="unit">{input.Info.Unit}</td>
            <td class="text">{input.Description}</td><td class="text">{input.Source}</td></tr>
            """)))}</tbody></table></div></details>
        """);
}
