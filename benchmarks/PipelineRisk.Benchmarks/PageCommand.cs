using System.Globalization;
using PipelineRisk.Tests.Browser;

namespace PipelineRisk.Benchmarks;

/// <summary>When a reader sees a report: how long after the start of its opening the page is read, painted and marks its steps, the first chart among them.</summary>
internal static class PageCommand
{
    // The page itself knows when: what is asked of it afterwards does not delay it.
    private const string Steps = """
        Object.fromEntries([
          ...performance.getEntriesByType("navigation").map(entry => ["file read", entry.responseEnd]),
          ...performance.getEntriesByType("paint").map(entry => [entry.name.replaceAll("-", " "), entry.startTime]),
          ...performance.getEntriesByType("mark").map(entry => [entry.name.replaceAll("-", " "), entry.startTime]),
        ])
        """;

    /// <summary>Opens the report <paramref name="rounds"/> times and prints the median and the range of every step, ms.</summary>
    public static async Task<int> Run(string report, int rounds)
    {
        await using Chromium browser = await Chromium.Start();
        List<Dictionary<string, double>> opened = [];
        for (int round = 0; round < rounds; round++)
        {
            await using Tab tab = await browser.NewTab(heard: false);
            await tab.Open(report);
            await tab.WaitFor("document.documentElement.dataset.charts");
            opened.Add(await tab.Evaluate<Dictionary<string, double>>(Steps));
        }

        Console.WriteLine($"{"ms from the start",-26}{"median",8}{"least",8}{"most",8}");
        foreach (string step in opened[0].OrderBy(entry => entry.Value).Select(entry => entry.Key))
        {
            double[] times = [.. opened.Select(steps => steps[step]).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,-26}{times[rounds / 2],8:F0}{times[0],8:F0}{times[^1],8:F0}"));
        }

        return 0;
    }
}
