using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class RunTests
{
    private static readonly string[] All = ["summary.csv", "events.csv", "yearly.csv", "summary.json", "manifest.json", "inputs.json", "report.html"];

    [Fact]
    public void Writes_all_result_files_and_prints_the_answer()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("run", "--trials", "20_000", "--out", folder["base"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(All.Order(StringComparer.Ordinal), Directory.GetFiles(folder["base"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Contains("20,000 trials", run.Output, StringComparison.Ordinal);
        Assert.Contains("Stranded", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal); // no escape codes in redirected output
    }

    [Fact]
    public void The_numbers_of_the_base_case_are_the_published_ones()
    {
        using TemporaryFolder folder = new();
        Executable.Run("run", "--trials", "200k", "--out", folder.Path, "--quiet");
        Dictionary<string, string[]> metrics = Rows(folder["summary.csv"]), events = Rows(folder["events.csv"]);

        // An independent run of 400,000 trials; four standard errors of the difference to 200,000 trials: 4 · sd · sqrt(1/2e5 + 1/4e5),
        // and the published digits' rounding.
        double spread = 4 * Math.Sqrt(1 / 2e5 + 1 / 4e5);
        Assert.Equal(-10.91, Number(metrics["npv"][3]), 9.5 * spread + 0.005);
        Assert.Equal(-2.12, Number(metrics["npv_russia"][3]), 13.1 * spread + 0.005);
        Assert.Equal(10.8, Number(metrics["npv_buyer"][3]), 14.7 * spread + 0.05);
        Assert.Equal(0.623, Number(metrics["mean_utilisation"][3]), 0.33 * spread + 0.0005);
        foreach ((string name, double probability) in new[]
        {
            ("loss", 0.870), ("stranded", 0.410), ("stranded_idle", 0.258), ("stranded_loss", 0.014), ("stranded_rupture", 0.138), ("impaired", 0.399), ("distressed", 0.310),
        })
        {
            Assert.Equal(probability, Number(events[name][1]), Math.Sqrt(probability * (1 - probability)) * spread + 0.0005);
        }

        foreach ((int column, double quantile) in new[] { (7, -26.0), (10, -11.2), (13, 5.2) })
        {
            Assert.Equal(quantile, Number(metrics["npv"][column]), 0.25);
        }
    }

    [Fact]
    public void Json_stands_alone_on_standard_output()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("run", "--trials", "500", "--json", "--out", folder.Path);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(500, json.RootElement.GetProperty("trials").GetInt64());
        Assert.Equal(File.ReadAllText(folder["summary.json"]).Trim(), run.Output.Trim());
    }

    [Fact]
    public void The_seed_changes_the_trials_and_a_set_parameter_is_set()
    {
        using TemporaryFolder folder = new();
        Executable.Run("run", "--trials", "200", "--quiet", "--out", folder["a"]);
        Executable.Run("run", "--trials", "200", "--quiet", "--out", folder["b"], "--seed", "2");
        Executable.Run("run", "--trials", "200", "--quiet", "--out", folder["c"], "--set", "rupture_hazard=0", "--set", "disruption_probability=0");
        Assert.NotEqual(File.ReadAllText(folder["a/summary.csv"]), File.ReadAllText(folder["b/summary.csv"]));
        Assert.Equal("0", Rows(folder["c/events.csv"])["stranded_rupture"][1]);
    }

    [Fact]
    public void The_manifest_says_what_was_run()
    {
        using TemporaryFolder folder = new();
        Executable.Run("run", "--scenario", "oil-indexed", "--trials", "300", "--seed", "7", "--threads", "2", "--quiet", "--out", folder.Path);
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(folder["manifest.json"]));
        JsonElement root = manifest.RootElement;
        Assert.Equal(("oil-indexed", 7, 300, 2, "sobol"), (
            root.GetProperty("scenario").GetString(), root.GetProperty("seed").GetInt32(), root.GetProperty("trials").GetInt32(),
            root.GetProperty("threads").GetInt32(), root.GetProperty("sampler").GetString()));
        Assert.Contains("--scenario oil-indexed", root.GetProperty("command_line").GetString(), StringComparison.Ordinal);
        Assert.Contains(root.GetProperty("inputs").EnumerateObject(), file => file.Name.EndsWith("base/parameters.csv", StringComparison.Ordinal) && file.Value.GetString()!.Length == 64);
        foreach (string key in new[] { "version", "replicates", "lanes", "machine", "runtime", "simulation_seconds", "wall_seconds", "trials_per_second" })
        {
            Assert.True(root.TryGetProperty(key, out _), key);
        }
    }

    [Theory]
    [InlineData("sobol", 32, "32 scrambled Sobol' replicates")]
    [InlineData("lhs", 5, "5 Latin hypercubes")]
    [InlineData("mc", 1, "plain Monte Carlo")]
    public void The_sampler_and_its_replicates_are_told(string sampler, int replicates, string expected)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("run", "--sampler", sampler, "--replicates", $"{Math.Max(replicates, 2)}", "--trials", "300", "--out", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(folder["manifest.json"]));
        Assert.Equal((sampler, replicates), (manifest.RootElement.GetProperty("sampler").GetString(), manifest.RootElement.GetProperty("replicates").GetInt32()));
    }

    [Fact]
    public void A_precision_to_reach_ends_the_run_and_is_told()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("run", "--until", "mean:npv=5", "--until", "p:stranded=0.2", "--trials", "1e11", "--out", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("16,384 trials", run.Output, StringComparison.Ordinal); // the first round
        Assert.Matches(@"mean:npv: ±0\.\d+ USD bn, asked ±5: reached\.", run.Output);
        Assert.Matches(@"p:stranded: ±0\.0\d+ probability, asked ±0\.2: reached\.", run.Output);
        Assert.Equal("16384", Rows(folder["summary.csv"])["npv"][2]);
    }

    [Fact]
    public void A_run_on_a_terminal_shows_how_far_it_is()
    {
        const string Terminal = "/usr/bin/script"; // runs a command on a terminal of its own
        Assert.SkipUnless(File.Exists(Terminal), "There is no script command here.");
        using TemporaryFolder folder = new();
        string command = $"stty cols 150; dotnet '{Executable.Program}' run --trials 2e6 --until mean:npv=1e-9 --out '{folder.Path}'";
        using Process process = Process.Start(new ProcessStartInfo(Terminal, ["-qec", command, "/dev/null"])
        {
            WorkingDirectory = Executable.Root, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false,
        })!;
        string shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Matches(@"trials in \d+ s, mean:npv ±", shown);
        Assert.Contains("NOT reached", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_that_is_not_reached_is_told_too()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("run", "--until", "p5:npv=1e-9", "--trials", "200", "--out", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"p5:npv: ±[0-9.]+ USD bn, asked ±1E-09: NOT reached within --trials\.", run.Output);
    }

    [Fact]
    public void Every_scenario_runs()
    {
        using TemporaryFolder folder = new();
        foreach (string scenario in Directory.GetDirectories(Path.Combine(Executable.Inputs, "scenarios")).Select(Path.GetFileName)!)
        {
            Executable.Outcome run = Executable.Run("run", "--scenario", scenario, "--trials", "40", "--quiet", "--out", folder[scenario]);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        }
    }

    [Theory]
    [InlineData("run --trials 0", "'0' is too few; write at least 1")]
    [InlineData("run --trials 1e13", "'1e13' is not a number of trials")]
    [InlineData("run --trials many", "'many' is not a number of trials")]
    [InlineData("run --trials 1.5", "'1.5' is not a number of trials")]
    [InlineData("run --threads 0", "--threads needs a whole number from 1")]
    [InlineData("run --threads many", "--threads needs a whole number from 1")]
    [InlineData("run --threads 1.5", "--threads needs a whole number from 1")]
    [InlineData("run --sampler nonsense", "'nonsense' is not a sampler; write sobol, lhs or mc.")]
    [InlineData("run --until nonsense", "'nonsense' is not a precision; write a statistic")]
    [InlineData("run --until mean:npv=0", "'mean:npv=0' is not a precision")]
    [InlineData("run --until mean:gold=1", "'gold' is not an outcome; the outcomes are npv,")]
    [InlineData("run --replicates 1", "A run has from 2 to 1024 replicates")]
    [InlineData("trial 0 --replicates 1 --sampler lhs", "A run has from 2 to 1024 replicates")]
    [InlineData("run --scenario no-such", "no-such")]
    [InlineData("run --scenario ../base", "../base")]
    [InlineData("run --set capcity=3", "capacity")]
    [InlineData("run --set capacity", "capacity")]
    [InlineData("run --inputs /nowhere", "/nowhere")]
    [InlineData("run --colour", "--colour")]
    [InlineData("trial", "Required argument missing")]
    [InlineData("trial -3", "-3")]
    [InlineData("trial 5000000", "0 to 999999")]
    [InlineData("simulate", "simulate")]
    public void Wrong_usage_is_answered_with_2_and_a_sentence_and_writes_nothing(string commandLine, string expected)
    {
        using TemporaryFolder folder = new();
        string[] arguments = commandLine.Split(' ');
        Executable.Outcome run = Executable.Run(arguments[0] is "run" or "trial" ? [.. arguments, "--out", folder["out"]] : arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder["out"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named_before_the_work()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["file"], "");
        Executable.Outcome run = Executable.Run("run", "--out", folder["file/results"]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"--out {folder["file/results"]}: the folder cannot be written to", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("0")]
    public async Task An_interrupt_ends_with_130_and_leaves_at_most_a_checkpoint(string seconds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT for another process.");
        Assert.SkipWhen(Interrupts.AreIgnored, "The tests were started with interrupts ignored, as in the background of a script, and so would be the program.");
        using TemporaryFolder folder = new();
        using Process process = Executable.Start("", "run", "--trials", "1e11", "--checkpoint-every", seconds, "--out", folder["out"]);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (process.TotalProcessorTime < TimeSpan.FromSeconds(2.5)) // it is simulating by now
        {
            process.WaitForExit(50);
            process.Refresh();
        }

        Interrupts.Send(process);
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        if (seconds == "0")
        {
            Assert.Equal("Interrupted; nothing was written.", (await errors).Trim());
            Assert.False(Path.Exists(folder["out"]));
        }
        else
        {
            Assert.Matches(@"^Interrupted after [\d,]+ of 100,000,000,000 trials, which are saved in .*checkpoint\.bin\. The same command with --resume goes on from there\.$", (await errors).Trim());
            Assert.Equal([folder["out/checkpoint.bin"]], Directory.EnumerateFileSystemEntries(folder["out"]));
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("validate --help")]
    [InlineData("trial --help")]
    public void Help_explains_itself(string commandLine)
    {
        Executable.Outcome help = Executable.Run(commandLine.Split(' '));
        Assert.Equal(0, help.ExitCode);
        string[] expected = commandLine == "--help" ? ["run", "validate", "trial"] : ["--inputs", "--scenario", "--set", "--trials", "--seed", "--sampler", "--replicates", "--until", "--threads", "--out", "--json", "--quiet"];
        Assert.All(expected, option => Assert.Contains(option, help.Output, StringComparison.Ordinal));
    }

    private static Dictionary<string, string[]> Rows(string file) =>
        File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], StringComparer.Ordinal);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
