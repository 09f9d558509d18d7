using System.Security.Cryptography;
using PipelineRisk.Economics;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class RealInputsTests
{
    public static TheoryData<string> Names => new(ScenarioReader.ScenarioNames(Repository.Inputs).Prepend("base").ToArray());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_base_and_every_scenario_read_without_a_problem(string name)
    {
        var result = ScenarioReader.Read(Repository.Inputs, name, []);

        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        Assert.Equal(name, result.Scenario!.Name);
        Assert.Equal(ParameterCatalogue.All, result.Scenario.Inputs.Select(input => input.Info));
        Assert.Equal(Enum.GetValues<DeckSeries>(), result.Scenario.Decks.Select(deck => deck.Series));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_hash_of_a_file_is_the_hash_of_its_bytes(string name)
    {
        foreach (var file in ScenarioReader.Read(Repository.Inputs, name, []).Files)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Repository.Inputs, file.Path));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256);
        }
    }
}
