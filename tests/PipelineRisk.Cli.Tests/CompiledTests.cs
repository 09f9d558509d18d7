using System.Text.RegularExpressions;
using Xunit;

namespace PipelineRisk.Cli.Tests;

/// <summary>
/// The guard of the vector speed. The compiler stops inlining in a method that owns too many locals; every operator of a lane type is then a call,
/// and a chapter of the model runs many times slower without any other sign.
/// </summary>
public sealed partial class CompiledTests
{
    [Fact]
    public void No_operator_of_a_lane_type_is_a_call_in_a_hot_method()
    {
        using TemporaryFolder folder = new();

        // Everything compiled here and now, and optimised: what was compiled beforehand would not be listed.
        const string Hot = "Advance* Watch LookBack Begin Close Of Polish BisectTwice PresentValue* Invert Exp Log MeanDecay Rotate Condition Observe";
        Executable.Outcome run = Executable.RunWith(
            $"DOTNET_ReadyToRun=0;DOTNET_TieredCompilation=0;DOTNET_JitDisasm={Hot};DOTNET_JitStdOutFile={folder["listing.txt"]}",
            "run", "--trials", "5000", "--quiet", "--out", folder["out"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));

        string[] listing = File.ReadAllLines(folder["listing.txt"]);
        Assert.Contains(listing, line => line.Contains("AdvanceMargin", StringComparison.Ordinal)); // there is something to look at
        string method = "";
        List<string> calls = [];
        foreach (string line in listing)
        {
            method = line.StartsWith("; Assembly listing for method", StringComparison.Ordinal) ? line : method;
            if (method.Contains("FullOpts", StringComparison.Ordinal) && CallOfOperator().IsMatch(line))
            {
                calls.Add($"{method}: {line.Trim()}");
            }
        }

        Assert.Empty(calls);
    }

    [GeneratedRegex(@"\bcall\b.*PipelineRisk\.Numerics\.Lanes\d+:(op_|Max|Min|IfLess|MultiplyAdd|Floor|Sqrt|Load|Store)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallOfOperator();
}
