using System.Runtime.CompilerServices;

namespace PipelineRisk.Numerics;

/// <summary>How hot methods are compiled.</summary>
internal static class Compiled
{
    /// <summary>
    /// On its own, so that its vectors stay in registers, and optimised from the first call: unoptimised, every operator of a lane type
    /// is a call, and the first hundred milliseconds of a run would cost as much as the next ten seconds. Compiling beforehand (ReadyToRun)
    /// does not help here: it leaves out whatever works on 512 bits.
    /// </summary>
    public const MethodImplOptions Alone = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
}
