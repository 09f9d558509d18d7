using System.Diagnostics;

namespace PipelineRisk.Cli.Tests;

/// <summary>The program as a user starts it, in a process of its own.</summary>
internal static class Executable
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Inputs { get; } = Path.Combine(Root, "inputs");

    public static Outcome Run(params string[] arguments) => RunWith("", arguments);

    /// <summary>The same with environment variables set, such as <c>DOTNET_EnableAVX2=0;NO_COLOR=1</c>.</summary>
    public static Outcome RunWith(string variables, params string[] arguments)
    {
        using Process process = Start(variables, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    public static Process Start(string variables, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string[] variable in variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=')))
        {
            start.Environment[variable[0]] = variable[1];
        }

        return Process.Start(start)!;
    }

    /// <summary>The program that users run, compiled beforehand, and not its copy beside the tests.</summary>
    public static string Program
    {
        get
        {
            DirectoryInfo framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Root, "src", "PipelineRisk.Cli", "bin", framework.Parent!.Name, framework.Name, "pipelinerisk.dll");
        }
    }

    /// <summary>Copies the base case, without any scenario, to be an inputs folder of its own.</summary>
    public static void CopyBase(string inputs)
    {
        Directory.CreateDirectory(Path.Combine(inputs, "base"));
        foreach (string file in Directory.GetFiles(Path.Combine(Inputs, "base")))
        {
            File.Copy(file, Path.Combine(inputs, "base", Path.GetFileName(file)));
        }
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PipelineRisk.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pipelinerisk-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
