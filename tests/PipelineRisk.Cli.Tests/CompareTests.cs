using System.Text.Json;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class CompareTests
{
    private static readonly string[] Files =
        ["compare-changes.csv", "compare-events.csv", "compare-explanation.csv", "compare-glance.csv", "compare-quantiles.csv", "compare.csv", "compare.html", "compare.json"];

    [Fact]
    public void Two_scenarios_side_by_side_with_the_reasons()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome compare = Executable.Run("compare", "base", "tax-relief", "--trials", "4096", "--out", folder["two"]);
        Assert.Equal((0, ""), (compare.ExitCode, compare.Errors));
        Assert.Equal(Files, Directory.GetFiles(folder["two"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Contains("tax-relief moves them by +", compare.Output, StringComparison.Ordinal);
        Assert.Contains("export_duty_rate", compare.Output, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(Path.Combine(folder["two"], "compare.csv"));
        Assert.StartsWith("name,unit,base,base_std_error,base_ci_low,base_ci_high,tax-relief,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",tax-relief - base,tax-relief - base_std_error,tax-relief - base_ci_low,tax-relief - base_ci_high", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("npv,USD bn,-", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_result_folders_say_what_their_scenarios_say()
    {
        using TemporaryFolder folder = new();
        string[] set = ["--set", "contract_years=25"];
        Assert.Equal(0, Executable.Run(["run", "--trials", "100", "--quiet", "--out", folder["a"], .. set]).ExitCode);
        Assert.Equal(0, Executable.Run(["run", "--trials", "100", "--quiet", "--out", folder["b"], "--scenario", "tax-relief", .. set]).ExitCode);
        using JsonDocument scenarios = Compared(folder, ["base", "tax-relief", .. set]), results = Compared(folder, [folder["a"], folder["b"] + "/"]);
        foreach (string table in new[] { "outcomes", "events" })
        {
            JsonElement expected = Rows(scenarios, table), actual = Rows(results, table);
            for (int row = 0; row < expected.GetArrayLength(); row++)
            {
                Assert.Equal(expected[row].EnumerateObject().Select(cell => cell.Value.ToString()), actual[row].EnumerateObject().Select(cell => cell.Value.ToString()));
            }
        }

        Assert.Equal(Rows(scenarios, "explanation").ToString(), Rows(results, "explanation").ToString());
    }

    [Fact]
    public void Two_inputs_folders_differ_by_what_was_changed()
    {
        using TemporaryFolder folder = new();
        string copy = folder["inputs"];
        Directory.CreateDirectory(Path.Combine(copy, "base"));
        foreach (string file in Directory.GetFiles(Path.Combine(Executable.Inputs, "base")))
        {
            string text = File.ReadAllText(file);
            File.WriteAllText(
                Path.Combine(copy, "base", Path.GetFileName(file)),
                string.Join('\n', text.Split('\n').Select(line => line.StartsWith("capacity,bcm/yr,constant,50,", StringComparison.Ordinal) ? line.Replace(",50,", ",38,", StringComparison.Ordinal) : line)));
        }

        using JsonDocument compared = Compared(folder, [Executable.Inputs, copy]);
        Assert.Equal("capacity", Rows(compared, "changes")[0].GetProperty("input").GetString());
        Assert.Equal(1, Rows(compared, "changes").GetArrayLength());
    }

    [Fact]
    public void Three_scenarios_have_no_reasons()
    {
        using TemporaryFolder folder = new();
        using JsonDocument compared = Compared(folder, ["base", "tax-relief", "moneyball"]);
        Assert.False(compared.RootElement.GetProperty("tables").TryGetProperty("explanation", out _));
        Assert.True(Rows(compared, "events")[0].TryGetProperty("moneyball - base", out _));
    }

    [Fact]
    public void All_scenarios_of_the_inputs_are_told_at_a_glance()
    {
        using TemporaryFolder folder = new();
        string[] set = ["--set", "contract_years=25"];
        using JsonDocument compared = Compared(folder, ["tax-relief", "base", .. set]);
        JsonElement[] rows = [.. Rows(compared, "glance").EnumerateArray()];
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(Executable.Inputs, "scenarios")).Select(Path.GetFileName).Append("base").Order(StringComparer.Ordinal)!,
            rows.Select(row => row.GetProperty("scenario").GetString()).Order(StringComparer.Ordinal)!);
        Assert.Equal("base", rows[0].GetProperty("scenario").GetString());
        Assert.Equal(["compared", "reference"], rows.Select(row => row.GetProperty("compared").GetString()!).Where(place => place.Length > 0).Order(StringComparer.Ordinal));
        JsonElement relief = rows.Single(row => row.GetProperty("scenario").GetString() == "tax-relief");
        Assert.Equal("Tax relief: the reliefs of the first line", relief.GetProperty("stands_for").GetString());
        Assert.Contains("scenarios/panda-bonds/parameters.csv", compared.RootElement.GetProperty("manifest").GetProperty("inputs").EnumerateObject().Select(file => file.Name));

        Assert.Equal(0, Executable.Run(["run", "--scenario", "tax-relief", "--trials", "1024", "--quiet", "--out", folder["run"], .. set]).ExitCode);
        string[] npv = File.ReadAllLines(Path.Combine(folder["run"], "summary.csv"))[1].Split(','), loss = File.ReadAllLines(Path.Combine(folder["run"], "events.csv"))[1].Split(',');
        Assert.Equal<string>([npv[3], npv[4], npv[7]], [Cell(relief, "mean_npv", "value"), Cell(relief, "mean_npv", "std_error"), Cell(relief, "npv_p5", "value")]);
        Assert.Equal<string>([.. loss.Skip(1)], [Cell(relief, "p_loss", "value"), Cell(relief, "p_loss", "std_error"), Cell(relief, "p_loss", "ci_low"), Cell(relief, "p_loss", "ci_high")]);
    }

    [Fact]
    public void A_scenario_that_cannot_be_read_is_a_row_and_a_warning()
    {
        using TemporaryFolder folder = new();
        foreach (string file in new[] { "base", "scenarios/tax-relief" }.SelectMany(place => Directory.GetFiles(Path.Combine(Executable.Inputs, place))))
        {
            string copy = Path.Combine(folder["inputs"], Path.GetRelativePath(Executable.Inputs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string broken = Path.Combine(folder["inputs"], "scenarios", "broken");
        Directory.CreateDirectory(broken);
        File.WriteAllText(Path.Combine(broken, "parameters.csv"), "parameter,unit,distribution,value\ncapacity,bcm/yr,constant,much\nnonsense,m,constant,1\n");
        File.WriteAllText(Path.Combine(broken, "scenario.md"), "# =HYPERLINK(\"http://example.com\") <script>");
        Executable.Outcome compare = Executable.Run("compare", "base", "tax-relief", "--inputs", folder["inputs"], "--trials", "64", "--quiet", "--out", folder["out"]);
        Assert.Equal((0, ""), (compare.ExitCode, compare.Output));
        string problem = "scenarios/broken/parameters.csv:2: value: ";
        Assert.StartsWith($"Warning: broken is in the table of all scenarios without numbers: {problem}", compare.Errors, StringComparison.Ordinal);
        Assert.Single(compare.Errors.Trim().Split('\n'));
        string row = File.ReadAllLines(Path.Combine(folder["out"], "compare-glance.csv"))[^1];
        Assert.StartsWith($"broken,,\"'=HYPERLINK(\"\"http://example.com\"\") <script>\",{problem}", row, StringComparison.Ordinal);
        Assert.EndsWith(" (and 1 more)" + new string(',', 32), row, StringComparison.Ordinal);
        Assert.Equal(2, Executable.Run("compare", "base", "broken", "--inputs", folder["inputs"], "--quiet", "--out", folder["no"]).ExitCode);
    }

    [Fact]
    public void Without_an_inputs_folder_result_folders_are_compared_all_the_same()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, Executable.Run("run", "--trials", "64", "--quiet", "--out", folder["a"]).ExitCode);
        Assert.Equal(0, Executable.Run("run", "--trials", "64", "--quiet", "--out", folder["b"], "--set", "capacity=38").ExitCode);
        using JsonDocument compared = Compared(folder, [folder["a"], folder["b"], "--inputs", folder["nowhere"]]);
        Assert.False(compared.RootElement.GetProperty("tables").TryGetProperty("glance", out _));
    }

    [Theory]
    [InlineData("Required argument missing for command: 'compare'")]
    [InlineData("compare needs two or more scenarios", "base")]
    [InlineData("base is named twice", "base", "base")]
    [InlineData("hihg-duty: there is no such scenario or folder", "base", "hihg-duty")]
    [InlineData("--scenario is not an option of compare", "base", "tax-relief", "--scenario", "moneyball")]
    [InlineData("--until is not an option of compare", "base", "tax-relief", "--until", "mean:npv=1")]
    [InlineData("at least two replicates", "base", "tax-relief", "--sampler", "mc", "--replicates", "1")]
    public void Wrong_usage_is_told_and_nothing_is_written(string expected, params string[] arguments)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome compare = Executable.Run(["compare", .. arguments, "--trials", "100", "--out", folder["out"]]);
        Assert.Equal((2, ""), (compare.ExitCode, compare.Output));
        Assert.Contains(expected, compare.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", compare.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void All_problems_are_told_at_once_and_each_once()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome compare = Executable.Run("compare", "nowhere", "nothing", "base", "--set", "capacity=x", "--out", folder["out"]);
        Assert.Equal(2, compare.ExitCode);
        Assert.Equal(3, compare.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Cell(JsonElement row, string column, string part) => row.GetProperty(column).GetProperty(part).GetRawText();

    private static JsonDocument Compared(TemporaryFolder folder, string[] arguments)
    {
        Executable.Outcome compare = Executable.Run(["compare", .. arguments, "--trials", "1024", "--json", "--out", folder["compared"]]);
        Assert.Equal((0, ""), (compare.ExitCode, compare.Errors));
        return JsonDocument.Parse(compare.Output);
    }

    private static JsonElement Rows(JsonDocument document, string table) => document.RootElement.GetProperty("tables").GetProperty(table).GetProperty("rows");
}
