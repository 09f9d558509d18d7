namespace PipelineRisk.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A fault of the program or the machine: a full disk, another process at the same work.</summary>
    public const int InternalFailure = 1;

    /// <summary>Wrong usage or invalid inputs; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C; no results were written, at most a checkpoint.</summary>
    public const int Interrupted = 130;
}
