using System.Text.Json;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class AttributionTests
{
    private static readonly string[] Few = ["--trials", "256", "--replicates", "8"];

    [Fact]
    public void Writes_the_parts_of_every_driver_and_says_who_strands_the_line()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run(["attribution", .. Few, "--out", folder.Path]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("china demand", run.Output, StringComparison.Ordinal);
        Assert.Contains("Where the plan is profitable", run.Output.Replace("Stranded, where", "Where", StringComparison.Ordinal), StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(folder["attribution.csv"]);
        Assert.StartsWith("driver,stranded,stranded_std_error,stranded_ci_low,stranded_ci_high,stranded_idle,", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["all", "battery_trucks", "china_demand", "cost_overrun", "delay", "heat_pumps", "politics", "price_discount", "price_level"],
            lines.Skip(1).Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(folder["attribution.html"]));
    }

    [Fact]
    public void Parts_in_the_files_add_up_to_the_last_row()
    {
        using TemporaryFolder folder = new();
        Executable.Run(["attribution", .. Few, "--out", folder.Path, "--quiet"]);
        string[][] rows = [.. File.ReadAllLines(folder["attribution.csv"]).Select(line => line.Split(','))];
        foreach (string response in (string[])["stranded", "stranded_idle", "stranded_loss", "stranded_rupture", "loss", "npv", "npv_russia"])
        {
            int column = Array.IndexOf(rows[0], response);
            double[] values = [.. rows.Skip(1).Select(row => double.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal(values[^1], values[..^1].Sum(), 1e-9);
        }
    }

    [Fact]
    public void Json_is_all_there_is_on_standard_output()
    {
        using TemporaryFolder folder = new();
        using JsonDocument json = JsonDocument.Parse(Executable.Run(["attribution", .. Few, "--out", folder.Path, "--json"]).Output);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void Threads_change_no_byte()
    {
        using TemporaryFolder folder = new();
        foreach (string threads in (string[])["1", "2"])
        {
            Executable.Run(["attribution", .. Few, "--threads", threads, "--out", folder[threads], "--quiet"]);
        }

        Assert.Equal(File.ReadAllBytes(Path.Combine(folder["1"], "attribution.csv")), File.ReadAllBytes(Path.Combine(folder["2"], "attribution.csv")));
    }

    [Fact]
    public void Inputs_without_drivers_are_answered_in_a_sentence()
    {
        using TemporaryFolder folder = new();
        Executable.CopyBase(folder["inputs"]);
        string parameters = Path.Combine(folder["inputs/base"], "parameters.csv");
        File.WriteAllText(parameters, System.Text.RegularExpressions.Regex.Replace(
            File.ReadAllText(parameters), ",(cost_overrun|delay|price_level|price_discount|china_demand|heat_pumps|battery_trucks|politics),[^,]*,", ",,,",
            System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)));
        Executable.Outcome run = Executable.Run("attribution", "--inputs", folder["inputs"], "--trials", "256", "--out", folder["out"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("No parameter has both a driver and a neutral value", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }
}
