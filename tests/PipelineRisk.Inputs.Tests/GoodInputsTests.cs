using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class GoodInputsTests : SampleTest
{
    [Fact]
    public void A_row_becomes_what_one_believes_of_the_parameter()
    {
        var delay = Inputs.Good()[Parameter.CompletionDelay];

        Assert.Equal("gamma", delay.Distribution.Name);
        Assert.Equal("delay", delay.Driver);
        Assert.Equal(0, delay.Neutral);
        Assert.Equal("what completion delay means", delay.Description);
        Assert.Equal("a source", delay.Source);
    }

    [Fact]
    public void Texts_are_kept_as_they_are_written()
    {
        Inputs.Set("capacity", ("description", "\" bcm a year, \"\"nameplate\"\"\nat 9.8 MPa\""), ("source", "Газпром (2025)"));

        var capacity = Inputs.Good()[Parameter.Capacity];

        Assert.Equal("bcm a year, \"nameplate\"\nat 9.8 MPa", capacity.Description);
        Assert.Equal("Газпром (2025)", capacity.Source);
    }

    [Fact]
    public void A_parameter_stands_in_the_scenario_where_it_has_a_row_there_and_otherwise_in_the_base()
    {
        var rows = Inputs.Read("high-cost").Rows;

        Assert.Equal("scenarios/high-cost/parameters.csv:3", rows[Parameter.ConstructionCost].ToString());
        Assert.Equal("scenarios/high-cost/parameters.csv:4", rows[Parameter.DiscountRate].ToString());
        Assert.Equal("base/parameters.csv:5", Inputs.Read().Rows[Parameter.ConstructionCost].ToString());
        Assert.Equal(ParameterCatalogue.All.Count, rows.Count);
    }

    [Fact]
    public void A_deck_has_its_years_in_order_its_position_and_its_sources_once()
    {
        Inputs.SetAt("base/decks.csv", 21, ("year", "2024"), ("source", "another"));

        var deck = Inputs.Good().Decks[(int)DeckSeries.OtherRussianPipeline];

        Assert.Equal([new(2024, 50, 50, 50), new(2025, 39, 39, 39), new(2027, 41, 41, 41), new(2031, 56, 56, 56)], deck.Years);
        Assert.Null(deck.Position);
        Assert.Equal("a forecast; another", deck.Source);
        Assert.Equal(Parameter.DemandPosition, Inputs.Good().Decks[(int)DeckSeries.ChinaDemand].Position);
    }

    [Fact]
    public void Structural_parameters_are_integers() => Assert.Equal((2027, 50), (Inputs.Good().ValuationYear, Inputs.Good().HorizonYears));

    [Fact]
    public void A_scenario_row_replaces_the_base_row_and_leaves_the_rest()
    {
        var scenario = Inputs.Good("high-cost");
        var basis = Inputs.Good();

        Assert.Equal("high-cost", scenario.Name);
        Assert.Equal((25, 50), (scenario[Parameter.ConstructionCost].Distribution.Minimum, scenario[Parameter.ConstructionCost].Distribution.Maximum));
        Assert.Equal("a newspaper", scenario[Parameter.ConstructionCost].Source);
        Assert.Equal(0.12, scenario[Parameter.DiscountRate].Distribution.Mean);
        Assert.Equal("", scenario[Parameter.DiscountRate].Description);
        Assert.Equal(basis[Parameter.Capacity].Description, scenario[Parameter.Capacity].Description);
        Assert.Equal(basis.Correlations, scenario.Correlations);
    }

    [Fact]
    public void A_scenario_series_replaces_the_base_series_as_a_whole()
    {
        Inputs.Write("scenarios/flat/decks.csv", "series,unit,year,low,central,high,position\nchina_demand,bcm/yr,2030,400,400,400,\n");

        var decks = Inputs.Good("flat").Decks;

        Assert.Equal([new(2030, 400, 400, 400)], decks[(int)DeckSeries.ChinaDemand].Years);
        Assert.Null(decks[(int)DeckSeries.ChinaDemand].Position);
        Assert.Equal(4, decks[(int)DeckSeries.ChinaProduction].Years.Count);
    }

    [Fact]
    public void The_table_of_a_scenario_lies_in_the_folder_of_the_scenario()
    {
        Inputs.Write("scenarios/duty/parameters.csv", "parameter,unit,distribution,table\nexport_duty_rate,fraction,discrete,duties.csv\n");
        Inputs.Write("scenarios/duty/duties.csv", "value,weight\n0.1,1\n0.2,3\n");

        var result = Inputs.Read("duty");

        Assert.Equal(0.2, result.Scenario![Parameter.ExportDutyRate].Distribution.Maximum);
        Assert.Equal(
            [
                "base/correlations.csv", "base/decks.csv", "base/export_duty_rate.csv", "base/parameters.csv", "base/take_or_pay_share.csv",
                "scenarios/duty/duties.csv", "scenarios/duty/parameters.csv",
            ],
            result.Files.Select(file => file.Path).ToArray());
    }

    [Fact]
    public void The_hash_is_of_the_bytes_with_their_byte_order_mark()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. File.ReadAllBytes(Inputs.PathOf("base/decks.csv"))];
        Inputs.Write("base/decks.csv", bytes);

        var file = Assert.Single(Inputs.Read().Files, file => file.Path == "base/decks.csv");

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256);
    }

    [Fact]
    public void Base_by_name_is_the_base_alone() => Assert.Equal(Said(Inputs.Good()), Said(Inputs.Good("base")));

    [Fact]
    public void Semicolons_a_byte_order_mark_other_line_ends_and_another_order_of_columns_say_the_same()
    {
        string expected = Said(Inputs.Good());
        foreach (string file in new[] { "parameters", "decks", "correlations", "take_or_pay_share", "export_duty_rate" }.Select(name => $"base/{name}.csv"))
        {
            var lines = File.ReadAllLines(Inputs.PathOf(file)).Select(line => string.Join(" ; ", line.Split(',').Reverse()));
            string text = "# kept, by hand\r\n\r\n" + string.Join("\r\n", lines.Select((line, i) => i == 0 ? line.ToUpperInvariant() : line)) + "\r\n;;\r\n";
            Inputs.Write(file, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
        }

        Assert.Equal(expected, Said(Inputs.Good()));
    }

    /// <summary>Everything a scenario says, as text: its records hold lists, which compare by reference.</summary>
    private static string Said(Scenario scenario)
    {
        var said = new StringBuilder(scenario.Name);
        foreach (var input in scenario.Inputs)
        {
            said.AppendLine(CultureInfo.InvariantCulture, $"{input.Info.Name} {input.Distribution.Description} {input.Driver} {input.Neutral} {input.Description} {input.Source}");
            said.AppendLine(string.Join(' ', new[] { 0.1, 0.5, 0.9 }.Select(p => input.Distribution.Quantile(Level.Of(p)).ToString(CultureInfo.InvariantCulture))));
        }

        foreach (var deck in scenario.Decks)
        {
            said.AppendLine(CultureInfo.InvariantCulture, $"{deck.Series} {string.Join(' ', deck.Years)} {deck.Position} {deck.Source}");
        }

        return said.AppendJoin('\n', scenario.Correlations).ToString();
    }
}
