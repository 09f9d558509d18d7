using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class ScenarioNameTests : SampleTest
{
    [Fact]
    public void The_names_are_the_folders_in_alphabetical_order()
    {
        Directory.CreateDirectory(Inputs.PathOf("scenarios/a"));
        Directory.CreateDirectory(Inputs.PathOf("scenarios/.hidden"));
        Inputs.Write("scenarios/README.md", "Scenarios.");

        Assert.Equal(["a", "high-cost"], ScenarioReader.ScenarioNames(Inputs.Folder));
        Assert.Empty(ScenarioReader.ScenarioNames("nowhere"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../base")]
    [InlineData("..\\base")]
    [InlineData("high-cost/")]
    [InlineData("/high-cost")]
    [InlineData("C:\\inputs")]
    public void A_name_that_could_leave_the_folder_is_refused(string name) => Assert.Equal(
        [$"--scenario {name}: this is not a folder name; a scenario is a folder name in inputs/scenarios: there are high-cost"],
        Inputs.Problems(name));

    [Fact]
    public void A_scenario_that_does_not_exist_is_answered_with_the_nearest() => Assert.Equal(
        ["--scenario hihg-cost: there is no such scenario; did you mean 'high-cost'? A scenario is a folder name in inputs/scenarios: there are high-cost"],
        Inputs.Problems("hihg-cost"));

    [Fact]
    public void There_may_be_no_scenarios()
    {
        Directory.Delete(Inputs.PathOf("scenarios"), recursive: true);

        Assert.Equal(["--scenario x: there is no such scenario; a scenario is a folder name in inputs/scenarios: there are none"], Inputs.Problems("x"));
    }

    [Fact]
    public void A_scenario_changes_something()
    {
        Inputs.Write("scenarios/x/scenario.md", "Nothing changes.");

        Assert.Equal(["scenarios/x: the scenario changes nothing; it needs at least one of parameters.csv, decks.csv and correlations.csv"], Inputs.Problems("x"));
    }

    [Fact]
    public void A_misspelled_file_is_not_passed_over()
    {
        File.Move(Inputs.PathOf("scenarios/high-cost/parameters.csv"), Inputs.PathOf("scenarios/high-cost/Parameter.csv"));
        Inputs.Write("scenarios/high-cost/correlations.csv", "parameter_a,parameter_b,rank_correlation\n");

        Assert.Equal(["scenarios/high-cost/Parameter.csv: no file of this name is read; did you mean 'parameters.csv'?"], Inputs.Problems("high-cost"));
    }

    [Fact]
    public void Other_files_in_a_scenario_are_not_read()
    {
        Inputs.Write("scenarios/high-cost/notes.csv", "\"");

        Assert.DoesNotContain(Inputs.Read("high-cost").Files, file => file.Path.EndsWith("notes.csv", StringComparison.Ordinal));
        Inputs.Good("high-cost");
    }
}
