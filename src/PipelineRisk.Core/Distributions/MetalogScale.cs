namespace PipelineRisk.Distributions;

/// <summary>The map between the support of a metalog and the whole line: none, logarithm or log-odds (Keelin 2016).</summary>
internal readonly record struct MetalogScale(double? Min, double? Max)
{
    internal bool IsUnbounded => Min is null && Max is null;

    /// <summary>From inside the support to the line.</summary>
    internal double ToLine(double x) => (Min, Max) switch
    {
        (null, null) => x,
        (double min, null) => Math.Log(x - min),
        (null, double max) => -Math.Log(max - x),
        (double min, double max) => Math.Log((x - min) / (max - x)),
    };

    /// <summary>From the line to the support.</summary>
    internal double FromLine(double y)
    {
        switch (Min, Max)
        {
            case (null, null): return y;
            case (double min, null): return min + Math.Exp(y);
            case (null, double max): return max - Math.Exp(-y);
            case (double min, double max):
                Level share = Elementary.LevelOfLogOdds(y);
                return y < 0 ? min + (max - min) * share.Below : max - (max - min) * share.Above;
        }
    }
}
