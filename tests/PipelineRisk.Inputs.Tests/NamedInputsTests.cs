using PipelineRisk.Economics;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

/// <summary>What a name to compare stands for: a scenario, an inputs folder, a scenario in another one, or the result folder of a run.</summary>
public class NamedInputsTests : SampleTest
{
    [Theory]
    [InlineData("base")]
    [InlineData("high-cost")]
    public void A_name_is_that_of_a_scenario(string name) => Assert.Equal(name, Good(name).Scenario!.Name);

    [Fact]
    public void A_folder_is_its_base_and_a_scenario_folder_is_the_scenario_in_it()
    {
        ReadResult folder = Good(Inputs.Folder + "/"), scenario = Good(Inputs.PathOf("scenarios/high-cost"));
        Assert.Equal((Inputs.Folder, Inputs.PathOf("scenarios/high-cost")), (folder.Scenario!.Name, scenario.Scenario!.Name));
        AssertSame(Inputs.Read(), folder);
        AssertSame(Inputs.Read("high-cost"), scenario);
        Assert.All(folder.Files, file => Assert.StartsWith(Inputs.Folder + "/base/", file.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("high-cost")]
    public void A_result_folder_is_what_its_run_has_read(string? scenario)
    {
        using ResultFolder results = new(Inputs.Read(scenario, "capacity=40"), ["capacity=40"]);
        ReadResult again = Good(results.Path);
        AssertSame(Inputs.Read(scenario, "capacity=40"), again);
        Assert.Equal(results.Path, again.Scenario!.Name);
        Assert.Equal(Inputs.Read(scenario).Files.Select(file => file.Sha256), again.Files.Select(file => file.Sha256)); // to the byte
        Assert.StartsWith($"{results.Path}/inputs.json/base/", again.Files[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_the_ends_of_lines_stay()
    {
        Inputs.Write("base/decks.csv", "\uFEFF" + Inputs.Text("base/decks.csv").ReplaceLineEndings("\r\n"));
        using ResultFolder results = new(Inputs.Read(), []);
        Assert.Equal(Inputs.Read().Files.Select(file => file.Sha256), Good(results.Path).Files.Select(file => file.Sha256));
    }

    [Fact]
    public void What_is_set_now_counts_more_than_what_was_set_then()
    {
        using ResultFolder results = new(Inputs.Read(null, "capacity=40", "contract_years=25"), ["capacity=40", "contract_years=25"]);
        ReadResult read = NamedInputs.Read(Inputs.Folder, results.Path, ["capacity=45"]);
        Assert.Equal((45.0, 25.0), (read.Scenario![Parameter.Capacity].Distribution.Mean, read.Scenario[Parameter.ContractYears].Distribution.Mean));
    }

    [Fact]
    public void A_scenario_comes_before_a_folder_of_its_name()
    {
        string before = Directory.GetCurrentDirectory();
        using ResultFolder elsewhere = new(Inputs.Read(), []);
        Directory.CreateDirectory(Path.Combine(elsewhere.Path, "high-cost", "base"));
        File.Copy(Inputs.PathOf("base/parameters.csv"), Path.Combine(elsewhere.Path, "high-cost", "base", "parameters.csv"));
        try
        {
            Directory.SetCurrentDirectory(elsewhere.Path);
            Assert.Equal("high-cost", Good("high-cost").Scenario!.Name);
            Assert.Contains("./high-cost/base/decks.csv: the file is missing", Problem("./high-cost"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }

    [Fact]
    public void Problems_of_another_folder_name_it()
    {
        int line = Inputs.Set("capacity", ("value", "x"));
        Assert.StartsWith($"{Inputs.Folder}/base/parameters.csv:{line}: value: ", Problem(Inputs.Folder), StringComparison.Ordinal);
        Assert.StartsWith($"base/parameters.csv:{line}: value: ", Problem("base"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hihg-cost", "hihg-cost: there is no such scenario or folder; did you mean 'high-cost'?")]
    [InlineData("nowhere/at/all", "nowhere/at/all: there is no such scenario or folder; name base, a scenario, an inputs folder")]
    [InlineData("", "'': there is no such scenario or folder")]
    public void A_name_of_nothing_is_told_what_there_is(string name, string expected)
    {
        Assert.StartsWith(expected, Problem(name), StringComparison.Ordinal);
        Assert.EndsWith("the scenarios are high-cost", Problem(name), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_neither_inputs_nor_results_is_told_so() =>
        Assert.StartsWith($"{Inputs.PathOf("base")}: the folder holds neither inputs nor results of a run", Problem(Inputs.PathOf("base")), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "has no inputs.json, which holds the inputs of its run; run it again")]
    [InlineData("{", "inputs.json of the result folder is not what a run has written")]
    [InlineData("null", "inputs.json of the result folder is not what a run has written")]
    [InlineData("{\"scenario\": \"base\"}", "inputs.json of the result folder is not what a run has written")]
    [InlineData("{\"scenario\": \"base\", \"set\": null, \"files\": {}}", "inputs.json of the result folder is not what a run has written")]
    [InlineData("{\"scenario\": \"base\", \"set\": [], \"files\": {}}", "inputs.json/base/parameters.csv: the file is missing")]
    public void A_result_folder_with_unsound_inputs_is_told_so(string? text, string expected)
    {
        using ResultFolder results = new(Inputs.Read(), []);
        File.Delete(Path.Combine(results.Path, RecordedInputs.FileName));
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(results.Path, RecordedInputs.FileName), text);
        }

        Assert.Contains(expected, Problem(results.Path), StringComparison.Ordinal);
    }

    private static void AssertSame(ReadResult expected, ReadResult actual)
    {
        Assert.Equal(expected.Scenario!.Inputs.Select(input => input.Distribution.Description), actual.Scenario!.Inputs.Select(input => input.Distribution.Description));
        Assert.Equal(expected.Scenario.Decks.SelectMany(deck => deck.Years), actual.Scenario.Decks.SelectMany(deck => deck.Years));
        Assert.Equal(expected.Scenario.Correlations, actual.Scenario.Correlations);
    }

    private ReadResult Good(string name)
    {
        ReadResult read = NamedInputs.Read(Inputs.Folder, name, []);
        Assert.Empty(read.Problems.Select(problem => problem.ToString()));
        return read;
    }

    private string Problem(string name)
    {
        ReadResult read = NamedInputs.Read(Inputs.Folder, name, []);
        Assert.Null(read.Scenario);
        return string.Join('\n', read.Problems.Select(problem => problem.ToString()));
    }

    /// <summary>A result folder as a run leaves it, as far as its inputs go.</summary>
    private sealed class ResultFolder : IDisposable
    {
        public ResultFolder(ReadResult read, IReadOnlyList<string> overrides)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, "manifest.json"), "{}");
            using FileStream stream = File.Create(System.IO.Path.Combine(Path, RecordedInputs.FileName));
            RecordedInputs.Of(read.Scenario!.Name, overrides, read.Files).Write(stream);
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("results-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
