using System.Diagnostics;

namespace PipelineRisk.Reports.Tests;

/// <summary>A browser without a window, run as a process.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where the browser is, or null.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/bin")
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The document that <paramref name="page"/> has become after its scripts ran.</summary>
    public static async Task<string> DumpDom(string page, CancellationToken stop)
    {
        string profile = Directory.CreateTempSubdirectory("browser-profile-").FullName;
        try
        {
            ProcessStartInfo start = new(Executable!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (string argument in (string[])
                ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={profile}", "--window-size=1440,900", "--virtual-time-budget=8000", "--dump-dom",
                    new Uri(page).AbsoluteUri])
            {
                start.ArgumentList.Add(argument);
            }

            using Process browser = Process.Start(start)!;
            Task<string> messages = browser.StandardError.ReadToEndAsync(stop);
            string document = await browser.StandardOutput.ReadToEndAsync(stop);
            await messages;
            await browser.WaitForExitAsync(stop);
            return document;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}
