using System.ComponentModel;
using System.Diagnostics;

namespace PipelineRisk.Cli;

/// <summary>The reader's browser.</summary>
internal static class WebBrowser
{
    /// <summary>Opens a page, and warns where that fails. Ends when what opens it has ended, which may be with the browser.</summary>
    public static async Task OpenAsync(Uri page)
    {
        string problem;
        try
        {
            using Process process = Process.Start(Opening(page.AbsoluteUri))!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            await Task.WhenAll(process.WaitForExitAsync(), output, errors);
            if (process.ExitCode == 0)
            {
                return;
            }

            problem = (await errors).Trim() is { Length: > 0 } words ? words : $"{process.StartInfo.FileName} ended with {process.ExitCode}";
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            problem = failure.Message;
        }

        await Console.Error.WriteLineAsync($"Warning: the browser could not be opened ({problem}); open {page} in it.");
    }

    // On Linux in a session of its own: Ctrl-C is for the watch, and not for a browser that it has opened. What the browser says is not for this terminal.
    private static ProcessStartInfo Opening(string page) => new(
        OperatingSystem.IsWindows() ? "cmd" : OperatingSystem.IsMacOS() ? "open" : "setsid",
        OperatingSystem.IsWindows() ? ["/c", "start", page] : OperatingSystem.IsMacOS() ? [page] : ["xdg-open", page])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
