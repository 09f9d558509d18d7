namespace PipelineRisk.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A fault of the program's own.</summary>
    public const int InternalFailure = 1;

    /// <summary>Wrong usage or invalid inputs; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C; nothing was written.</summary>
    public const int Interrupted = 130;
}
