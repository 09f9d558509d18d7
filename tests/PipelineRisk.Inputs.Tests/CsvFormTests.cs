using System.Text;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class CsvFormTests : SampleTest
{
    private const string Correlations = "base/correlations.csv";

    [Fact]
    public void A_line_number_is_the_line_of_the_file_after_comments_blank_lines_and_quoted_line_ends()
    {
        Inputs.Write(Correlations, "# one\n\n# \"three\nparameter_a,parameter_b,rank_correlation,note\n"      // header on line 4
            + "capacity,capacity,0,\"two\nlines, with\n# this\"\n"                                             // 5 to 7
            + "  \n,,\n# ten\n"                                                                                 // 8 to 10
            + "capacity,capacity,0,\n\"# eleven, quoted by a spreadsheet\"\n  # and indented\nramp_years,ramp_years,0,\n");

        Inputs.AssertProblems(
            "base/correlations.csv:5: parameter_b: capacity is paired with itself; name another parameter",
            "base/correlations.csv:11: parameter_b: capacity is paired with itself; name another parameter",
            "base/correlations.csv:14: parameter_b: ramp_years is paired with itself; name another parameter");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Other_line_ends_count_the_same(string lineEnd)
    {
        string comments = string.Concat(Enumerable.Repeat("# a comment that fills the buffer of the parser\n", 500));
        Inputs.Write(Correlations, (comments + "parameter_a,parameter_b,rank_correlation\n\"demand_position\n\",production_position,2\n\nramp_years,ramp_years,0")
            .Replace("\n", lineEnd, StringComparison.Ordinal));

        Inputs.AssertProblems(
            "base/correlations.csv:502: rank_correlation: 2 is outside (-1, 1); a rank correlation lies strictly between -1 and 1",
            "base/correlations.csv:505: parameter_b: ramp_years is paired with itself; name another parameter");
    }

    [Fact]
    public void Headers_are_read_in_any_case_and_other_columns_are_allowed()
    {
        Inputs.Write(Correlations, "Note,PARAMETER_B,Parameter_A,Rank_Correlation\nx,demand_position,production_position,0.25\n");

        Assert.Equal(0.25, Assert.Single(Inputs.Good().Correlations).Spearman);
    }

    [Fact]
    public void A_row_may_end_before_its_empty_cells()
    {
        Inputs.Write("scenarios/short/parameters.csv", "parameter,unit,distribution,value,source\ncapacity,bcm/yr,constant,45\n");

        Inputs.Good("short");
    }

    [Fact]
    public void An_empty_file() => Report("", "base/correlations.csv: the file is empty; its first line must name the columns parameter_a, parameter_b, rank_correlation");

    [Fact]
    public void Nothing_but_comments() => Report("# soon\n\n", "base/correlations.csv: the file is empty; its first line must name the columns parameter_a, parameter_b, rank_correlation");

    [Fact]
    public void A_required_column_is_missing() => Report("parameter_a,parameter_b\nx,y\n",
        "base/correlations.csv:1: rank_correlation: the header has no column 'rank_correlation'; this file needs parameter_a, parameter_b, rank_correlation");

    [Fact]
    public void A_required_column_is_misspelled() => Report("\nparameter_a,paramter_b,rank-correlation\nx,y,0\n",
        "base/correlations.csv:2: paramter_b: unknown column; did you mean 'parameter_b'?",
        "base/correlations.csv:2: rank-correlation: unknown column; did you mean 'rank_correlation'?");

    [Fact]
    public void A_column_is_misspelled_that_rows_may_leave_empty()
    {
        Inputs.Write("base/parameters.csv", Inputs.Text("base/parameters.csv").Replace("description", "descripton", StringComparison.Ordinal));

        Inputs.AssertProblems("base/parameters.csv:1: descripton: unknown column; did you mean 'description'?");
    }

    [Fact]
    public void A_column_is_named_twice() => Report("parameter_a,parameter_b,rank_correlation,Parameter_A\n",
        "base/correlations.csv:1: Parameter_A: the header names this column twice; keep one of them");

    [Fact]
    public void Tabs_do_not_separate_cells() => Report("parameter_a\tparameter_b\trank_correlation\n",
        "base/correlations.csv:1: parameter_a: the header has no column 'parameter_a'; this file needs parameter_a, parameter_b, rank_correlation (cells are separated by commas or semicolons)",
        "base/correlations.csv:1: parameter_b: the header has no column 'parameter_b'; this file needs parameter_a, parameter_b, rank_correlation (cells are separated by commas or semicolons)",
        "base/correlations.csv:1: rank_correlation: the header has no column 'rank_correlation'; this file needs parameter_a, parameter_b, rank_correlation (cells are separated by commas or semicolons)");

    [Fact]
    public void A_row_has_more_cells_than_the_header() => Report("parameter_a,parameter_b,rank_correlation\ndemand_position,production_position,0,4\n",
        "base/correlations.csv:2: cell 4: the row has 4 cells and the header 3; put a text that holds the delimiter in quotes, and write numbers with '.'");

    [Fact]
    public void A_cell_stands_under_an_empty_header() => Report("parameter_a,parameter_b,rank_correlation,\ndemand_position,production_position,0.1,x\n",
        "base/correlations.csv:2: cell 4: the header has no name above 'x'; name the column or empty the cell");

    [Fact]
    public void A_quote_is_not_closed() => Report("parameter_a,parameter_b,rank_correlation,note\ncapacity,capacity,0,fine\ndemand_position,production_position,0.1,\"open\nx,y,1,\n",
        "base/correlations.csv:2: parameter_b: capacity is paired with itself; name another parameter",
        "base/correlations.csv:3: cell 4: a quote is opened here and never closed; the rest of the file cannot be read");

    [Fact]
    public void A_quote_in_the_parameters_that_is_not_closed_makes_nothing_missing()
    {
        int line = Inputs.Set("capacity", ("source", "\"open"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: cell 17: a quote is opened here and never closed; the rest of the file cannot be read");
    }

    [Fact]
    public void A_quote_stands_inside_a_cell() => Report("parameter_a,parameter_b,rank_correlation,note\ndemand_position,production_position,0.1,\"48\" pipe\n",
        "base/correlations.csv:2: cell 4: a quote stands inside the cell; put the whole cell in quotes and write \"\" for each quote in it");

    [Fact]
    public void Bytes_are_not_utf8()
    {
        Inputs.Write(Correlations, [.. Encoding.UTF8.GetBytes("parameter_a,parameter_b,rank_correlation,note\n# "), 0xE9, (byte)'\n']);

        Inputs.AssertProblems("base/correlations.csv:2: text: the byte 0xE9 is not UTF-8; save the file as \"CSV UTF-8\"");
    }

    [Fact]
    public void Bytes_are_utf16()
    {
        Inputs.Write(Correlations, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("parameter_a,parameter_b,rank_correlation\n")]);

        Inputs.AssertProblems("base/correlations.csv:1: text: the byte 0xFF is not UTF-8; save the file as \"CSV UTF-8\"");
    }

    [Fact]
    public void A_file_is_in_use()
    {
        using var lockedByAnother = new FileStream(Inputs.PathOf(Correlations), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.StartsWith("base/correlations.csv: the file cannot be read: ", Assert.Single(Inputs.Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("decks")]
    [InlineData("correlations")]
    public void A_base_file_is_missing(string name)
    {
        File.Delete(Inputs.PathOf($"base/{name}.csv"));

        Inputs.AssertProblems($"base/{name}.csv: the file is missing; the base needs parameters.csv, decks.csv and correlations.csv (which may hold only its header)");
    }

    [Fact]
    public void The_inputs_folder_is_missing() => Assert.Equal(
        "nowhere: there is no such folder; the inputs folder holds base/parameters.csv, base/decks.csv and base/correlations.csv",
        Assert.Single(ScenarioReader.Read("nowhere", null, []).Problems).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("in\0puts")]
    public void The_inputs_folder_cannot_be_a_folder(string name) => Assert.Single(ScenarioReader.Read(name, "x", []).Problems);

    private void Report(string text, params string[] expected)
    {
        Inputs.Write(Correlations, text);
        Inputs.AssertProblems(expected);
    }
}
