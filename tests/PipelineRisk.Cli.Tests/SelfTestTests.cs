using System.Globalization;
using System.Text.Json;
using PipelineRisk.Verification;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class SelfTestTests
{
    [Fact]
    public void Prints_a_line_a_case_and_the_total()
    {
        using TemporaryFolder data = new();
        Executable.Outcome run = Executable.RunWith($"XDG_DATA_HOME={data.Path}", "selftest");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int passed = lines.Count(line => line.StartsWith("passed ", StringComparison.Ordinal));
        Assert.InRange(passed, 100, 1000);
        Assert.Matches(string.Create(CultureInfo.InvariantCulture, $"^{passed} of {passed} passed in [0-9.]+ s$"), lines[^1]);
        Assert.Contains(lines, line => line.Contains("d16cfe09 94fdcceb 5001e420 24126ea1", StringComparison.Ordinal) && line.EndsWith("Random123", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_stands_alone_on_standard_output()
    {
        using TemporaryFolder data = new();
        Executable.Outcome run = Executable.RunWith($"XDG_DATA_HOME={data.Path}", "selftest", "--json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement results = json.RootElement.GetProperty("results");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(results.GetArrayLength(), json.RootElement.GetProperty("cases").GetInt32());
        Assert.Equal(results.GetArrayLength(), json.RootElement.GetProperty("passed").GetInt32());
        JsonElement annuity = results.EnumerateArray().Single(known => known.GetProperty("what").GetString() == "Annuity of 30 years at 8 %, by debt service cover");
        Assert.Equal(11.257783343127485, annuity.GetProperty("expected").GetDouble());
        Assert.True(annuity.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void A_group_alone_leaves_no_record_and_an_unknown_one_is_wrong_usage()
    {
        using TemporaryFolder data = new();
        Executable.Outcome finance = Executable.RunWith($"XDG_DATA_HOME={data.Path}", "selftest", "--group", "finance");
        Assert.Equal(0, finance.ExitCode);
        Assert.Contains("Project finance", finance.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Random numbers", finance.Output, StringComparison.Ordinal);
        Executable.Outcome unknown = Executable.RunWith($"XDG_DATA_HOME={data.Path}", "selftest", "--group", "astrology");
        Assert.Equal((2, ""), (unknown.ExitCode, unknown.Output));
        Assert.Contains("Project finance", unknown.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    [Fact]
    public void A_run_says_when_it_last_passed()
    {
        using TemporaryFolder data = new(), results = new();
        string variables = $"XDG_DATA_HOME={data.Path}";
        (string before, JsonElement none) = Reported(variables, results["before"]);
        Assert.Contains("The self-test has not been run on this build and machine: <code>pipelinerisk selftest</code>.", before, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, none.ValueKind);

        DateTimeOffset begin = TimeProvider.System.GetUtcNow();
        Assert.Equal(new Executable.Outcome(0, "", ""), Executable.RunWith(variables, "selftest", "--quiet"));
        DateTimeOffset end = TimeProvider.System.GetUtcNow();
        (string after, JsonElement pass) = Reported(variables, results["after"]);
        DateTimeOffset passedAt = pass.GetProperty("passed_at").GetDateTimeOffset();
        Assert.Equal(TimeSpan.Zero, passedAt.Offset);
        Assert.InRange(passedAt, begin, end);
        Assert.Contains("The self-test last passed on this build and machine on " + passedAt.ToString("yyyy-MM-dd' at 'HH:mm' UTC'", CultureInfo.InvariantCulture), after, StringComparison.Ordinal);
        Assert.Contains($"({pass.GetProperty("cases").GetInt32()} cases).", after, StringComparison.Ordinal);

        // Another build, or another machine, has to pass on its own.
        string record = Path.Combine(data["pipelinerisk"], "selftest.json"), text = File.ReadAllText(record);
        foreach (string property in new[] { "\"build\": \"", "\"machine\": \"" })
        {
            File.WriteAllText(record, text.Replace(property, property + "another ", StringComparison.Ordinal));
            Assert.Equal(JsonValueKind.Null, Reported(variables, results["other"]).SelfTest.ValueKind);
        }

        File.WriteAllText(record, text[..(text.Length / 2)]);
        Assert.Equal(JsonValueKind.Null, Reported(variables, results["broken"]).SelfTest.ValueKind);
    }

    [Fact]
    public void A_value_that_is_wrong_is_shown_with_all_its_digits_and_ends_with_1()
    {
        SelfTestCase[] cases =
        [
            new("Sums", "one and one", "Peano", Comparison.Distance, 2, 2, 0),
            new("Sums", "one tenth and two tenths", "Peano", Comparison.Distance, 0.3, 0.1 + 0.2, 0),
        ];
        using StringWriter output = new() { NewLine = "\n" };
        SelfTestLines.Print(cases, TimeSpan.FromSeconds(2), output);
        Assert.Equal(
            """
                     Sums                       Expected                  Ours   Tolerance   Source
            passed   one and one                       2                     2       exact   Peano
            FAILED   one tenth and two tenths        0.3   0.30000000000000004       exact   Peano

            Tolerance 4 × e: an estimate passes within 4 of its own standard errors e.
            1 of 2 passed in 2.0 s

            """.ReplaceLineEndings("\n"),
            output.ToString());
        Assert.Equal(1, SelfTestCommand.Report(cases, TimeSpan.Zero, isWhole: true, json: false, quiet: true));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_changes_nothing()
    {
        using TemporaryFolder data = new();
        File.WriteAllText(data["pipelinerisk"], "a file where the folder would be");
        Executable.Outcome run = Executable.RunWith($"XDG_DATA_HOME={data.Path}", "selftest", "--quiet");
        Assert.Equal(new Executable.Outcome(0, "", ""), run);
    }

    private static (string Report, JsonElement SelfTest) Reported(string variables, string folder)
    {
        Assert.Equal(0, Executable.RunWith(variables, "run", "--trials", "2000", "--quiet", "--out", folder).ExitCode);
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        return (string.Join(' ', File.ReadAllLines(Path.Combine(folder, "report.html"))), manifest.RootElement.GetProperty("self_test").Clone());
    }
}
