using System.Runtime.Intrinsics;

namespace PipelineRisk.Numerics;

/// <summary>How many trials are worked on side by side. No number depends on it.</summary>
internal enum LaneWidth
{
    /// <summary>One, in plain arithmetic.</summary>
    One = 1,

    /// <summary>Four: <see cref="Lanes4"/>.</summary>
    Four = 4,

    /// <summary>Eight: <see cref="Lanes8"/>.</summary>
    Eight = 8,

    /// <summary>Sixteen: <see cref="Lanes16"/>.</summary>
    Sixteen = 16,
}

/// <summary>The one switch on the hardware.</summary>
internal static class LaneWidths
{
    /// <summary>The fastest width of this machine.</summary>
    public static LaneWidth Best =>
        Vector512.IsHardwareAccelerated ? LaneWidth.Sixteen
        : Vector256.IsHardwareAccelerated ? LaneWidth.Four
        : LaneWidth.One;
}
