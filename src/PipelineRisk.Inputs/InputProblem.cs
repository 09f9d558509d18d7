using System.Globalization;

namespace PipelineRisk.Inputs;

/// <summary>One thing that is wrong with the inputs, said so that its author can mend it.</summary>
/// <param name="File">The file, relative to the inputs folder and with '/'; or the option, such as <c>--set capacity=x</c>.</param>
/// <param name="Line">The line of the file, from 1; 0 where the problem has none (a file that is missing, an option).</param>
/// <param name="Column">The column; empty where <paramref name="Line"/> is 0.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record InputProblem(string File, int Line, string Column, string Message)
{
    /// <summary>A problem of a file as a whole, or of an option.</summary>
    public InputProblem(string file, string message)
        : this(file, 0, "", message)
    {
    }

    /// <summary>Whether it is a problem of an option, such as <c>--set</c>, which no file can mend.</summary>
    public bool IsOfOption => File.StartsWith("--", StringComparison.Ordinal);

    /// <summary><c>FILE:LINE: COLUMN: message</c>, or <c>FILE: message</c> where there is no line.</summary>
    public override string ToString() => Line == 0
        ? $"{File}: {Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Column}: {Message}");
}
