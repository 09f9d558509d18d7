using System.Runtime.CompilerServices;

namespace PipelineRisk.Numerics;

/// <summary>How hot methods are compiled.</summary>
/// <remarks>
/// Unoptimised, every operator of a lane type is a call, and the first hundred milliseconds of a run would cost as much as the next ten seconds. So the
/// programs of this solution are built with TieredCompilationQuickJitForLoops off: a method with a loop is optimised from its first call, unless it was
/// compiled beforehand (ReadyToRun), which saves a quarter of a short run's time. A host of its own should do the same.
/// </remarks>
internal static class Compiled
{
    /// <summary>On its own, so that its vectors stay in registers.</summary>
    public const MethodImplOptions Alone = MethodImplOptions.NoInlining;

    /// <summary>The same, optimised from the first call, for what has no loop and is called from within them. It is never compiled beforehand.</summary>
    public const MethodImplOptions AloneAtOnce = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
}
