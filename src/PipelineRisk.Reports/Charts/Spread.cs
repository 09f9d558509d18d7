namespace PipelineRisk.Reports.Charts;

/// <summary>Moves labels apart that would cover each other.</summary>
internal static class Spread
{
    /// <summary>The ascending <paramref name="heights"/>, moved as little as needed to stand at least <paramref name="gap"/> apart and below <paramref name="top"/>.</summary>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> heights, double gap, double top)
    {
        double[] apart = [.. heights];
        for (int i = 1; i < apart.Length; i++)
            apart[i] = Math.Max(apart[i], apart[i - 1] + gap);
        for (int i = apart.Length - 1; i >= 0; i--)
            apart[i] = Math.Min(apart[i], i == apart.Length - 1 ? top : apart[i + 1] - gap);
        return apart;
    }
}
