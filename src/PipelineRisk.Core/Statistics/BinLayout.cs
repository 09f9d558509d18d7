namespace PipelineRisk.Statistics;

/// <summary>How values are sorted into bins of equal width: fixed before counting, so that counts from anywhere can be added.</summary>
internal sealed class BinLayout
{
    private BinLayout(double low, double width, int bins, bool isWhole) =>
        (Low, Width, Bins, IsWhole) = (low, width, bins, isWhole);

    /// <summary>The lower edge of the first bin.</summary>
    public double Low { get; }

    /// <summary>The width of a bin: the resolution of a quantile.</summary>
    public double Width { get; }

    /// <summary>The number of bins.</summary>
    public int Bins { get; }

    /// <summary>Whether the values are whole numbers, each in the middle of a bin of its own.</summary>
    public bool IsWhole { get; }

    /// <summary>Bins over the range of the values seen so far; a single value gets a range around it.</summary>
    public static BinLayout Over(ReadOnlySpan<double> sorted, int bins)
    {
        (double low, double high) = sorted.IsEmpty ? (0, 1) : (sorted[0], sorted[^1]);
        double width = (high - low) / (bins - 1);
        if (!(width > 0) || low + width == low)
        {
            width = Math.Max(Math.Abs(low), 1) * 1e-9;
        }

        return new(low, width, bins, isWhole: false);
    }

    /// <summary>One bin for each whole number from <paramref name="first"/> on.</summary>
    public static BinLayout OfWholeNumbers(int first, int count) => new(first - 0.5, 1, count, isWhole: true);

    /// <summary>The lower edge of bin <paramref name="index"/>.</summary>
    public double Edge(int index) => Low + index * Width;
}
