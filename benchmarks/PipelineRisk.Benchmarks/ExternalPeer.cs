using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PipelineRisk.Statistics;

namespace PipelineRisk.Benchmarks;

/// <summary>A rival in another language: a program that prints its answer as one JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Program">The program to start.</param>
/// <param name="Script">The script to start it with, or null.</param>
/// <param name="Trials">The trials of a round, for about a second.</param>
internal sealed record ExternalPeer(string Name, string Program, string? Script, int Trials)
{
    /// <summary>The rivals in <c>benchmarks/peers</c>.</summary>
    public static IReadOnlyList<ExternalPeer> All { get; } =
    [
        new("AVX-512 C++", Path.Combine(Folder("AvxCpp"), "avx_cpp"), null, 4_000_000),
        new("NumPy", "/usr/bin/python3", Path.Combine(Folder("NumPy"), "peer.py"), 100_000),
    ];

    /// <summary>Runs it; null when it is not there (not built, or without NumPy and SciPy).</summary>
    public PeerRun? Run(int seed)
    {
        ProcessStartInfo start = new(Program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(BaseCase.Root(), "inputs", "base"), Trials.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in Script is null ? arguments : [Script, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? Read(output) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static PeerRun Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        double Number(string name) => document.RootElement.GetProperty(name).GetDouble();
        return new(
            Number("trials_per_second"), new(Number("npv_mean"), Number("npv_std_error")), new(Number("p_stranded"), Number("p_stranded_std_error")));
    }

    private static string Folder(string name) => Path.Combine(BaseCase.Root(), "benchmarks", "peers", name);
}

/// <summary>What a rival found, and how fast.</summary>
internal sealed record PeerRun(double TrialsPerSecond, Estimate MeanNpv, Estimate Stranded);
