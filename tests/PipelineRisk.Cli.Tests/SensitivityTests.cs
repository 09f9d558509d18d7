using System.Globalization;
using System.Text.Json;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class SensitivityTests
{
    [Fact]
    public void Writes_its_files_and_says_what_matters_most()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("sensitivity", "--trials", "1024", "--out", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("cost_overrun moves the mean NPV most", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["sensitivity-effects.csv", "sensitivity-indices.csv", "sensitivity-ranks.csv", "sensitivity.csv", "sensitivity.html", "sensitivity.json"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // The swing is the difference of the two ends, and the effects of a response add up to 1.
        string[][] tornado = Rows(folder["sensitivity.csv"]), effects = Rows(folder["sensitivity-effects.csv"]);
        int low = Array.IndexOf(tornado[0], "npv_at_p10"), high = Array.IndexOf(tornado[0], "npv_at_p90"), swing = Array.IndexOf(tornado[0], "npv_swing");
        Assert.All(tornado.Skip(1), row => Assert.Equal(Number(row[high]) - Number(row[low]), Number(row[swing]), 1e-9));
        Assert.Contains(tornado, row => row[0] == "price_discount");
        foreach (string effect in (string[])["npv_effect", "stranded_effect"])
        {
            Assert.Equal(1, effects.Skip(1).Sum(row => Number(row[Array.IndexOf(effects[0], effect)])), 1e-9);
        }
    }

    [Fact]
    public void Json_is_the_file_and_the_same_for_any_number_of_threads()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome one = Executable.Run("sensitivity", "--trials", "512", "--threads", "1", "--out", folder.Path, "--json");
        Assert.Equal((0, ""), (one.ExitCode, one.Errors));
        Assert.Equal(one.Output, File.ReadAllText(folder["sensitivity.json"]));
        Executable.Outcome three = Executable.Run("sensitivity", "--trials", "512", "--threads", "3", "--out", folder.Path, "--json");
        Assert.Equal(Tables(one.Output), Tables(three.Output));
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(13, 2)]
    public void Twelve_drivers_and_the_rest_are_the_most(int drivers, int exitCode)
    {
        using TemporaryFolder folder = new();
        string inputs = folder["inputs"], parameters = Path.Combine(inputs, "base", "parameters.csv");
        foreach (string file in Directory.GetFiles(Executable.Inputs, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(inputs, Path.GetRelativePath(Executable.Inputs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        // The base case has eight drivers; some of its other parameters get one each.
        string[] lines = File.ReadAllLines(parameters);
        string[] names = ["construction_cost", "ramp_years", "asia_lng_premium", "upstream_cost", "fuel_share"];
        string[] columns = lines.First(line => line.StartsWith("parameter,", StringComparison.Ordinal)).Split(',');
        for (int i = 0; i < drivers - 8; i++)
        {
            int row = Array.FindIndex(lines, line => line.StartsWith(names[i] + ",", StringComparison.Ordinal));
            string[] cells = lines[row].Split(',');
            (cells[Array.IndexOf(columns, "driver")], cells[Array.IndexOf(columns, "neutral")]) = ($"driver_{i}", cells[Array.IndexOf(columns, "min")]);
            lines[row] = string.Join(',', cells);
        }

        File.WriteAllLines(parameters, lines);
        Executable.Outcome run = Executable.Run("sensitivity", "--inputs", inputs, "--trials", "256", "--out", folder["out"]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 0, run.Errors.Length == 0);
        Assert.DoesNotContain("fault", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--until", "mean:npv=0.1")]
    [InlineData("--trials", "0")]
    [InlineData("--scenario", "nowhere")]
    public void Wrong_usage_writes_nothing(string option, string value)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("sensitivity", option, value, "--out", folder["out"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Errors);
        Assert.False(Directory.Exists(folder["out"]));
    }

    private static string Tables(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("tables").GetRawText();
    }

    private static string[][] Rows(string file) => [.. File.ReadLines(file).Select(line => line.Split(','))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
