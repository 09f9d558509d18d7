using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task It_serves_the_report_writes_the_files_and_ends_cleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT for another process.");
        Assert.SkipWhen(Interrupts.AreIgnored, "The tests were started with interrupts ignored, as in the background of a script, and so would be the program.");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using TemporaryFolder folder = new();
        using Process process = Executable.Start("", "watch", "--inputs", Executable.Inputs, "--trials", "4096", "--out", folder["out"]);
        Task<string> errors = process.StandardError.ReadToEndAsync(stop);
        string greeting = (await process.StandardOutput.ReadLineAsync(stop))!;
        Uri address = new(greeting.Split(' ').Single(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)));
        Assert.StartsWith("4,096 trials in ", await process.StandardOutput.ReadLineAsync(stop), StringComparison.Ordinal);
        using HttpClient client = new() { Timeout = TimeSpan.FromMinutes(10) };
        Assert.Contains("4,096 trials", await client.GetStringAsync(address, stop), StringComparison.Ordinal);
        using (StreamReader events = new(await client.GetStreamAsync(new Uri(address, "events"), stop))) // an open page does not keep it from ending
        {
            while (!(await events.ReadLineAsync(stop))!.Contains("\"status\":\"current\"", StringComparison.Ordinal))
            {
            }

            Interrupts.Send(process);
            await process.WaitForExitAsync(stop);
        }

        Assert.Equal((130, $"The watch has ended. The last results are in {folder["out"]}."), (process.ExitCode, (await errors).Trim()));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address, stop));
        Executable.Run("run", "--inputs", Executable.Inputs, "--trials", "4096", "--out", folder["run"]);
        Assert.Equal(Directory.GetFiles(folder["run"]).Select(Path.GetFileName).Order(StringComparer.Ordinal), Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(["summary.csv", "events.csv", "yearly.csv", "inputs.json"], name => Assert.Equal(File.ReadAllBytes(folder[$"run/{name}"]), File.ReadAllBytes(folder[$"out/{name}"])));
    }

    [Fact]
    public async Task Inputs_with_errors_are_served_so_that_they_can_be_mended()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["inputs/base"]);
        using Process process = Executable.Start("", "watch", "--inputs", folder["inputs"], "--out", folder["out"]);
        try
        {
            string greeting = (await process.StandardOutput.ReadLineAsync(stop))!;
            Assert.StartsWith("base/correlations.csv: the file is missing", await process.StandardError.ReadLineAsync(stop), StringComparison.Ordinal);
            using HttpClient client = new() { Timeout = TimeSpan.FromMinutes(10) };
            Uri address = new(greeting.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)));
            using StreamReader events = new(await client.GetStreamAsync(new Uri(address, "events"), stop));
            Assert.Contains("base/correlations.csv: the file is missing", await events.ReadLineAsync(stop), StringComparison.Ordinal);
            Assert.False(Path.Exists(folder["out"]));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(stop);
        }
    }

    [Theory]
    [InlineData("--set capacity=many", "--set capacity=many: ")]
    [InlineData("--scenario nowhere", "--scenario nowhere: ")]
    [InlineData("--inputs nowhere", "nowhere: there is no such folder")]
    [InlineData("--replicates 1", "A run has from 2 to ")]
    [InlineData("--port 0", "--port needs a whole number from 1 to 65535.")]
    [InlineData("--port 65536", "--port needs a whole number from 1 to 65535.")]
    [InlineData("--port many", "--port needs a whole number from 1 to 65535.")]
    [InlineData("--json", "")]
    public void Wrong_usage_ends_at_once(string options, string problem)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome watch = Executable.Run(["watch", .. options.Split(' '), "--out", folder["out"]]);
        Assert.Equal(2, watch.ExitCode);
        Assert.StartsWith(problem, watch.Errors, StringComparison.Ordinal);
        Assert.Empty(watch.Output);
        Assert.False(Path.Exists(folder["out"]));
    }

    [Fact]
    public void A_port_that_is_taken_is_wrong_usage()
    {
        using TcpListener taken = new(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        string port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        Executable.Outcome watch = Executable.Run("watch", "--port", port);
        Assert.Equal(2, watch.ExitCode);
        Assert.StartsWith($"--port {port}: no page can be served there", watch.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_does_not_open_is_a_warning()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "There the system opens the browser.");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using TemporaryFolder folder = new();
        using Process process = Executable.Start("BROWSER=false;DISPLAY=", "watch", "--open", "--inputs", Executable.Inputs, "--trials", "4096", "--out", folder["out"]);
        try
        {
            Assert.StartsWith("Warning: the browser could not be opened (", await process.StandardError.ReadLineAsync(stop), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(stop);
        }
    }
}
