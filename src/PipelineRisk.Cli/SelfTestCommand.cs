using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using PipelineRisk.Verification;

namespace PipelineRisk.Cli;

/// <summary><c>selftest</c>: holds what the program computes on this machine against known values.</summary>
internal static class SelfTestCommand
{
    public static Command Create()
    {
        Command command = new(
            "selftest",
            "Computes published and exactly known values on this machine (random numbers, Sobol' points, distributions, tail means, rates of return, …) and compares. Takes seconds.");
        Option<string> group = new("--group") { Description = "Only the group whose name contains this, such as finance.", HelpName = "NAME" };
        Option<bool> json = new("--json") { Description = "Prints the result as JSON on standard output, and nothing else there." };
        Option<bool> quiet = new("--quiet") { Description = "Prints nothing; the exit code is 0 if all is right and 1 otherwise." };
        foreach (Option option in new Option[] { group, json, quiet })
        {
            command.Options.Add(option);
        }

        Guarded.SetAction(command, (parsed, cancellation) => Run(parsed.GetValue(group), parsed.GetValue(json), parsed.GetValue(quiet), cancellation));
        return command;
    }

    private static int Run(string? part, bool json, bool quiet, CancellationToken cancellation)
    {
        string? group = part is null ? null : SelfTest.Groups.FirstOrDefault(name => name.Contains(part, StringComparison.OrdinalIgnoreCase));
        if (part is not null && group is null)
        {
            Console.Error.WriteLine($"--group {part}: there is no such group; the groups are {string.Join(", ", SelfTest.Groups)}.");
            return ExitCode.Usage;
        }

        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<SelfTestCase> cases = SelfTest.Run(group, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Report(cases, Stopwatch.GetElapsedTime(start), isWhole: group is null, json, quiet);
    }

    /// <summary>Prints what was found and says how the command ends; notes that the whole self-test passed.</summary>
    internal static int Report(IReadOnlyList<SelfTestCase> cases, TimeSpan time, bool isWhole, bool json, bool quiet)
    {
        bool isRight = cases.All(known => known.Passed);
        if (isRight && isWhole)
        {
            SelfTestRecord.Save(cases.Count);
        }

        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(Described(cases, time), Terminal.Json));
        }
        else if (!quiet)
        {
            SelfTestLines.Print(cases, time, Console.Out);
        }

        return isRight ? ExitCode.Success : ExitCode.InternalFailure;
    }

    private static Dictionary<string, object?> Described(IReadOnlyList<SelfTestCase> cases, TimeSpan time) => new(StringComparer.Ordinal)
    {
        ["passed"] = cases.Count(known => known.Passed),
        ["cases"] = cases.Count,
        ["seconds"] = time.TotalSeconds,
        ["results"] = cases.Select(known => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["group"] = known.Group,
            ["what"] = known.What,
            ["source"] = known.Source,
            ["expected"] = known.ExpectedText ?? (object?)Finite(known.Expected),
            ["ours"] = known.OursText ?? (object?)Finite(known.Ours),
            ["comparison"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(known.Comparison.ToString()),
            ["tolerance"] = Finite(known.Tolerance),
            ["passed"] = known.Passed,
        }),
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
