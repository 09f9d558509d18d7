using PipelineRisk.Shards;
using Xunit;

namespace PipelineRisk.Cli.Tests;

/// <summary>A run is the same to the last bit, however many threads compute it and however wide their vectors are.</summary>
public sealed class RepeatabilityTests
{
    private static readonly (string Name, string Threads, string Variable)[] Ways =
    [
        ("one", "1", ""),
        ("two", "2", ""),
        ("three", "3", ""),
        ("no-avx512", "2", "DOTNET_EnableAVX512=0"),
        ("no-avx2", "2", "DOTNET_EnableAVX2=0"),
        ("no-vectors", "7", "DOTNET_EnableHWIntrinsic=0"),
    ];

    [Theory]
    [InlineData("sobol")]
    [InlineData("lhs")]
    [InlineData("mc")]
    public void Threads_and_vector_widths_change_no_bit_of_what_a_run_finds(string sampler)
    {
        const int TimeBytes = 8; // the time that it took comes first
        using TemporaryFolder folder = new();
        byte[][] found = [.. Ways.Select(way =>
        {
            // Not a whole number of blocks, tiles or vectors. The part is all that the results are made of.
            Executable.Outcome run = Executable.RunWith(
                way.Variable, ["run", "--trials", "20011", "--sampler", sampler, "--threads", way.Threads, "--shard", "1/1", "--out", folder[way.Name], "--quiet"]);
            Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
            return Assert.Single(Part.Read(folder[$"{way.Name}/part-1-of-1.bin"]).Sections)[TimeBytes..];
        })];
        Assert.All(Ways.Zip(found), way => Assert.True(way.Second.AsSpan().SequenceEqual(found[0]), $"{way.First.Name} differs"));
    }

    [Fact]
    public void They_change_no_byte_of_the_results_where_a_second_round_begins_within_a_vector()
    {
        using TemporaryFolder folder = new();
        foreach ((string name, string threads, string variable) in Ways)
        {
            Executable.Outcome run = Executable.RunWith(
                variable, "run", "--trials", "20011", "--replicates", "7", "--until", "mean:npv=1e-9", "--threads", threads, "--out", folder[name], "--quiet");
            Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
            foreach (string file in new[] { "summary.csv", "events.csv", "yearly.csv" })
            {
                Assert.True(
                    File.ReadAllBytes(folder[$"one/{file}"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder[$"{name}/{file}"])), $"{file} differs: {name}");
            }
        }
    }
}
