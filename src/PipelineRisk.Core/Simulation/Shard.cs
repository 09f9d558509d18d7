using System.Globalization;

namespace PipelineRisk.Simulation;

/// <summary>One of several parts that a run or an analysis is cut into, so that several machines can share it.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Index, int Count)
{
    /// <summary>The most parts.</summary>
    public const int Most = 100_000;

    /// <summary>Everything.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>The part of <paramref name="all"/> things, in their order and as even as can be; none where there are more parts than things.</summary>
    public (int First, int End) Of(int all) => ((int)((long)all * (Index - 1) / Count), (int)((long)all * Index / Count));

    /// <summary>As people write it: 3/20.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
