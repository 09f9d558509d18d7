namespace PipelineRisk.Sensitivity;

/// <summary>The progress of a work in parts, one after the other, of known sizes.</summary>
internal sealed class ProgressParts(IProgress<double>? whole, params double[] sizes)
{
    private int _next;

    /// <summary>The progress of the next part.</summary>
    public IProgress<double>? Next()
    {
        double total = sizes.Sum(), before = sizes[.._next].Sum() / total, share = sizes[_next++] / total;
        return whole is null ? null : new Part(whole, before, share);
    }

    private sealed class Part(IProgress<double> whole, double before, double share) : IProgress<double>
    {
        public void Report(double value) => whole.Report(before + share * value);
    }
}
