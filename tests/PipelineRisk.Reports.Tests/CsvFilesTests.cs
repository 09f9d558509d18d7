using System.Globalization;
using System.Text;
using CsvHelper;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

public sealed class CsvFilesTests
{
    [Fact]
    public void The_headers_are_the_contract()
    {
        Assert.Equal("metric,unit,trials,mean,std_error,sd,p1,p5,p10,p25,p50,p75,p90,p95,p99,min,max,cvar5", HeaderOf(SummaryCsv.Write));
        Assert.Equal("event,probability,std_error,ci_low,ci_high", HeaderOf(EventsCsv.Write));
        Assert.Equal("year,series,mean,p5,p25,p50,p75,p95", HeaderOf(YearlyCsv.Write));
    }

    [Fact]
    public void Summary_numbers_read_back_to_the_same_bits()
    {
        List<string[]> rows = Rows(SummaryCsv.Write, SampleRun.Base);
        Assert.Equal(OutcomeCatalogue.All.Select(info => info.Name), rows.Select(row => row[0]));
        foreach ((MetricSummary metric, string[] row) in SampleRun.Base.Metrics.Zip(rows))
        {
            Assert.Equal(metric.Info.Unit, row[1]);
            Assert.Equal(metric.Trials.ToString(CultureInfo.InvariantCulture), row[2]);
            AssertSameBits(
                [
                    metric.Mean.Value, metric.Mean.StandardError, metric.StandardDeviation, .. metric.Quantiles.Select(quantile => quantile.Value),
                    metric.Minimum, metric.Maximum, metric.LowerTailMean.Value,
                ],
                row[3..]);
        }
    }

    [Fact]
    public void Event_numbers_read_back_to_the_same_bits()
    {
        foreach ((EventSummary summary, string[] row) in SampleRun.Base.Events.Zip(Rows(EventsCsv.Write, SampleRun.Base)))
        {
            Assert.Equal(summary.Name, row[0]);
            AssertSameBits([summary.Probability.Value, summary.Probability.StandardError, summary.Low, summary.High], row[1..]);
        }
    }

    [Fact]
    public void Yearly_rows_come_by_series_and_then_by_year()
    {
        string[] series =
            ["eu_price", "border_price", "net_demand", "heat_pump_erosion", "truck_erosion", "delivered", "utilisation", "free_cash_flow", "cumulative_dcf", "stranded_by", "distressed_by"];
        List<string[]> rows = Rows(YearlyCsv.Write, SampleRun.Base);
        Assert.Equal(series.SelectMany(name => Enumerable.Range(2027, 50).Select(year => $"{year} {name}")), rows.Select(row => $"{row[0]} {row[1]}"));
        YearlySummary price = SampleRun.Base[YearlySeries.BorderPrice];
        string[] third = rows.First(row => row[0] == "2029" && row[1] == "border_price");
        AssertSameBits([price.Mean[2], .. price.Quantiles.Select(quantile => quantile[2])], third[2..]);
    }

    [Fact]
    public void Shares_stranded_add_up_over_the_causes_and_have_no_percentiles()
    {
        string[] last = Rows(YearlyCsv.Write, SampleRun.Base).Last(row => row[1] == "stranded_by");
        AssertSameBits([0.258 + 0.014 + 0.138], last[2..3]);
        Assert.All(last[3..], cell => Assert.Equal("", cell));
    }

    [Fact]
    public void What_does_not_exist_is_an_empty_cell()
    {
        string[] irr = Rows(SummaryCsv.Write, SampleRun.Bare).First(row => row[0] == "irr");
        Assert.Equal("0", irr[2]);
        Assert.All(irr[3..], cell => Assert.Equal("", cell));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("a,\"b\"\n=c", "a,\"b\"\n=c")]
    [InlineData("", "")]
    public void Text_that_a_spreadsheet_would_run_is_made_harmless(string text, string cell) =>
        Assert.Equal(cell, Assert.Single(Read(Written(stream =>
        {
            using CsvTable table = new(stream, "text");
            table.Text(text).EndRow();
        })))[0]);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.Epsilon)]
    [InlineData(1e300)]
    [InlineData(-0.0)]
    [InlineData(0.30000000000000004)]
    public void A_number_reads_back_to_the_same_bits(double number) => AssertSameBits([number], Assert.Single(Read(Written(stream =>
    {
        using CsvTable table = new(stream, "number");
        table.Number(number).EndRow();
    }))));

    [Fact]
    public void Lines_end_with_a_line_feed_and_there_is_no_byte_order_mark()
    {
        byte[] file = Written(stream => EventsCsv.Write(SampleRun.Base, stream));
        Assert.DoesNotContain((byte)'\r', file);
        Assert.Equal((byte)'\n', file[^1]);
        Assert.Equal((byte)'e', file[0]);
    }

    private static void AssertSameBits(double[] expected, string[] cells) =>
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), cells.Select(cell => BitConverter.DoubleToInt64Bits(double.Parse(cell, CultureInfo.InvariantCulture))));

    private static string HeaderOf(Action<RunResult, Stream> write) =>
        Encoding.UTF8.GetString(Written(stream => write(SampleRun.Base, stream))).Split('\n')[0];

    private static List<string[]> Rows(Action<RunResult, Stream> write, RunResult result) => Read(Written(stream => write(result, stream)));

    private static byte[] Written(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return stream.ToArray();
    }

    private static List<string[]> Read(byte[] file)
    {
        using CsvReader reader = new(new StreamReader(new MemoryStream(file)), new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false });
        reader.Read();
        List<string[]> rows = [];
        while (reader.Read())
            rows.Add(reader.Parser.Record!);
        return rows;
    }
}
