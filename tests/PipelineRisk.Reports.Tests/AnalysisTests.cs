using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Tests;

public sealed class AnalysisTests
{
    private static readonly AnalysisColumn[] Money = [AnalysisColumn.Estimate("npv", "NPV", "USD bn")];

    [Fact]
    public void An_estimate_is_four_columns_of_csv_that_read_back_to_the_same_bits()
    {
        Estimate npv = new(-10.934321700472916, 0.007, 31);
        List<string[]> rows = Csv(SampleAnalysis.Of().Tables.First());
        Assert.Equal("parameter,npv,npv_std_error,npv_ci_low,npv_ci_high,change,change_std_error,change_ci_low,change_ci_high,share,from,trials,remark", string.Join(',', rows[0]));
        Assert.Equal(
            new[] { npv.Value, npv.StandardError, npv.Value - npv.HalfWidth95, npv.Value + npv.HalfWidth95 }.Select(BitConverter.DoubleToInt64Bits),
            rows[1][1..5].Select(cell => BitConverter.DoubleToInt64Bits(double.Parse(cell, CultureInfo.InvariantCulture))));
        Assert.Equal(["0.1234", "2034", "1000000", ""], rows[1][9..]);
        Assert.Equal(["'=1+1", "5.2", "", "4.1", "9.8"], rows[2][..5]);
        Assert.Equal(["none", "", "", "", "", "0.19999999999999998", "", "", "", "1", "", "0", "a,\"b\""], rows[3]);
    }

    [Fact]
    public void Json_holds_everything_and_null_for_what_does_not_exist()
    {
        using JsonDocument json = JsonDocument.Parse(Written(stream => AnalysisJson.Write(SampleAnalysis.Of("a\"<b"), SampleRun.Manifest, stream)));
        JsonElement root = json.RootElement, rows = root.GetProperty("tables").GetProperty("effects").GetProperty("rows");
        Assert.Equal("sample", root.GetProperty("analysis").GetString());
        Assert.Equal("a\"<b", rows[0].GetProperty("parameter").GetString());
        Assert.Equal(-10.934321700472916, rows[0].GetProperty("npv").GetProperty("value").GetDouble());
        Assert.Equal(9.8, rows[1].GetProperty("npv").GetProperty("ci_high").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("npv").GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("from").ValueKind);
        Assert.Equal("USD bn", root.GetProperty("tables").GetProperty("effects").GetProperty("columns")[1].GetProperty("unit").GetString());
        Assert.Equal(["effects", "detail"], root.GetProperty("parts")[0].GetProperty("tables").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(1_000_000, root.GetProperty("manifest").GetProperty("trials").GetInt64());
        Assert.Single(root.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public void The_first_table_has_the_name_of_the_analysis_and_all_files_come_together()
    {
        using ScratchFolder folder = new();
        AnalysisFiles.Write(SampleAnalysis.Of(), SampleRun.Manifest, folder.Path);
        Assert.Equal(["sample-detail.csv", "sample.csv", "sample.html", "sample.json"], folder.Names);
        Assert.EndsWith("}\n", File.ReadAllText(folder.File("sample.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Readers_see_the_digits_that_the_error_leaves()
    {
        Assert.Equal("NPV, USD bn", Money[0].Heading);
        Assert.Equal("−10.93 ± 0.02", Money[0].Shown(new Estimate(-10.9343, 0.01)));
        Assert.Equal("−10.9", Money[0].Shown(-10.9343));
        Assert.Equal("–", Money[0].Shown(double.NaN));
        Assert.Equal("5.2 (4.1 to 9.8)", Money[0].Shown(AnalysisCell.Of(5.2, 4.1, 9.8)));
        AnalysisColumn change = AnalysisColumn.Difference("change", "Change", "probability difference");
        Assert.Equal("Change, pp", change.Heading);
        Assert.Equal("+3.1 ± 0.3", change.Shown(AnalysisCell.Of(0.0312, 0.0282, 0.0342)));
        Assert.Equal("−3.1 ± 0.3", change.Shown(AnalysisCell.Of(-0.0312, -0.0342, -0.0282)));
        Assert.Equal("2034", AnalysisColumn.Year("from", "From").Shown(2034));
        Assert.Equal("12.3", AnalysisColumn.Number("share", "Share", "fraction").Shown(0.1234));
        Assert.Equal("1,000,000", AnalysisColumn.Count("trials", "Trials").Shown(1e6));
    }

    [Fact]
    public void A_row_must_fit_its_columns()
    {
        Assert.Throws<ArgumentException>(() => new AnalysisTable("t", "T", Money, [[1.0, 2.0]]));
        Assert.Throws<ArgumentException>(() => new AnalysisTable("t", "T", Money, [["words"]]));
        Assert.Throws<ArgumentException>(() => new AnalysisTable("t", "T", [AnalysisColumn.Text("t", "T")], [[1.0]]));
    }

    [Fact]
    public void Names_that_are_no_file_names_or_come_twice_are_refused()
    {
        AnalysisTable table = new("t", "T", Money, []);
        Assert.Throws<ArgumentException>(() => Document("../x", []));
        Assert.Throws<ArgumentException>(() => Document("x", [new("a", "", "", [table]), new("b", "", "", [table])]));
        Assert.Throws<ArgumentException>(() => Document("x", [new("a", "", "", []), new("a", "", "", [])]));
    }

    private static AnalysisDocument Document(string name, IReadOnlyList<AnalysisPart> parts) => new(name, "", "", parts, [], []) { Evaluations = 1 };

    private static List<string[]> Csv(AnalysisTable table)
    {
        using CsvParser parser = new(new StringReader(Encoding.UTF8.GetString(Written(stream => AnalysisCsv.Write(table, stream)))), CultureInfo.InvariantCulture);
        List<string[]> rows = [];
        while (parser.Read())
            rows.Add(parser.Record!);
        return rows;
    }

    private static byte[] Written(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return stream.ToArray();
    }
}
