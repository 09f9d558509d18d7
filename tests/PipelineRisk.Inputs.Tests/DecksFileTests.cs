using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class DecksFileTests : SampleTest
{
    private const string Decks = "base/decks.csv";

    [Theory]
    [InlineData(8, "unit", "bcm", "base/decks.csv:8: unit: the model reads decks in bcm/yr, not in bcm; write bcm/yr")]
    [InlineData(8, "unit", "", "base/decks.csv:8: unit: the model reads decks in bcm/yr, and the cell is empty; write bcm/yr")]
    [InlineData(8, "year", "2027", "base/decks.csv:8: year: erosion_in_forecast already has 2027 on line 7; keep one of the rows")]
    [InlineData(8, "year", "2030.5", "base/decks.csv:8: year: 2030.5 is not a whole number; write a year such as 2030")]
    [InlineData(8, "year", "soon", "base/decks.csv:8: year: soon is not a number; write a year such as 2030")]
    [InlineData(8, "year", "20300", "base/decks.csv:8: year: 20300 is not a year from 1900 to 2300")]
    [InlineData(8, "year", "", "base/decks.csv:8: year: the cell is empty, and every row needs a year, such as 2030")]
    [InlineData(8, "low", "", "base/decks.csv:8: low: the cell is empty, and every year of a series needs a number here")]
    [InlineData(8, "central", "much", "base/decks.csv:8: central: much is not a number")]
    [InlineData(8, "high", "-4", "base/decks.csv:8: high: -4 is negative; a volume is at least 0")]
    [InlineData(8, "high", "NaN", "base/decks.csv:8: high: NaN is not allowed; write a finite number")]
    [InlineData(8, "position", "capacity", "base/decks.csv:8: position: 'capacity' differs from '' on line 7; all rows of erosion_in_forecast name the same parameter, or none")]
    [InlineData(3, "position", "", "base/decks.csv:3: position: '' differs from 'demand_position' on line 2; all rows of china_demand name the same parameter, or none")]
    [InlineData(8, "series", "", "base/decks.csv:8: series: the cell is empty; write one of china_demand, erosion_in_forecast, china_production, contracted_imports, other_russian_pipeline, lng_truck_demand")]
    [InlineData(8, "series", "india_demand_2", "base/decks.csv:8: series: unknown series 'india_demand_2'; the known ones are china_demand, erosion_in_forecast, china_production, contracted_imports, other_russian_pipeline, lng_truck_demand")]
    [InlineData(8, "series", "erosion_in_forcast", "base/decks.csv:8: series: unknown series 'erosion_in_forcast'; did you mean 'erosion_in_forecast'?")]
    public void A_cell_is_wrong(int line, string column, string text, string expected)
    {
        Inputs.SetAt(Decks, line, (column, text));

        Inputs.AssertProblems(expected);
    }

    [Fact]
    public void The_position_is_no_parameter()
    {
        Inputs.Write(Decks, Inputs.Text(Decks).Replace("demand_position", "demand_positon", StringComparison.Ordinal));

        Inputs.AssertProblems("base/decks.csv:2: position: unknown parameter 'demand_positon'; did you mean 'demand_position'?");
    }

    [Theory]
    [InlineData("china_demand")]
    [InlineData("erosion_in_forecast")]
    [InlineData("china_production")]
    [InlineData("contracted_imports")]
    [InlineData("other_russian_pipeline")]
    [InlineData("lng_truck_demand")]
    public void A_series_is_missing(string series)
    {
        Inputs.Remove(Decks, series + ",");

        Inputs.AssertProblems($"base/decks.csv:1: series: there are no rows for {series}; the base needs every series");
    }

    [Fact]
    public void A_header_without_rows()
    {
        Inputs.Write(Decks, "series,unit,year,low,central,high,position\n");

        Inputs.AssertProblems("base/decks.csv:1: series: there are no rows below the header; every series of the model needs some");
    }

    [Fact]
    public void The_columns_need_not_be_in_order()
    {
        Inputs.SetAt(Decks, 8, ("low", "9"), ("central", "5"), ("high", "7"));

        Inputs.Good();
    }
}
