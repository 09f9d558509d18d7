using PipelineRisk.Scenarios;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

/// <summary>All the scenarios of a folder, and what they stand for.</summary>
public class ListedScenarioTests : SampleTest
{
    [Fact]
    public void The_base_comes_first_and_every_scenario_is_what_it_is_alone()
    {
        IReadOnlyList<ListedScenario> all = ListedScenario.All(Inputs.Folder, ["capacity=10"]);
        Assert.Equal(["base", "high-cost"], all.Select(one => one.Name));
        Assert.All(all, one => Assert.Equal(Means(Inputs.Good(one.Name, "capacity=10")), Means(one.Read.Scenario!)));
        Assert.Empty(ListedScenario.All("nowhere", []));
    }

    [Fact]
    public void One_with_problems_is_listed_with_them_and_does_not_disturb_the_others()
    {
        Directory.CreateDirectory(Inputs.PathOf("scenarios/empty"));
        Assert.Equal([0, 1, 0], ListedScenario.All(Inputs.Folder, []).Select(one => one.Read.Problems.Count));
    }

    [Theory]
    [InlineData("# High cost: steel is dear\n\nSteel is dear.", "High cost: steel is dear")]
    [InlineData("\uFEFF\r\n##  High cost \r\nSteel", "High cost")]
    [InlineData("Steel is dear,\nand so is labour. Money is not.\n\n# Notes", "Steel is dear, and so is labour.")]
    [InlineData("No full stop", "No full stop")]
    [InlineData("# <script>alert(1)</script>\u0007", "<script>alert(1)</script> ")]
    [InlineData("#\n\n\n", null)]
    [InlineData("", null)]
    public void It_stands_for_what_its_text_begins_with(string text, string? expected)
    {
        Inputs.Write("scenarios/high-cost/scenario.md", text);
        Assert.Equal(expected, ListedScenario.All(Inputs.Folder, [])[1].StandsFor);
    }

    [Fact]
    public void A_long_text_is_cut()
    {
        Inputs.Write("scenarios/high-cost/scenario.md", new string('x', 100_000));
        Assert.Equal(new string('x', 160) + " …", ListedScenario.All(Inputs.Folder, [])[1].StandsFor);
    }

    [Fact]
    public void Without_a_text_it_stands_for_nothing()
    {
        File.Delete(Inputs.PathOf("scenarios/high-cost/scenario.md"));
        Directory.CreateDirectory(Inputs.PathOf("scenarios/high-cost/scenario.md"));
        Assert.Null(ListedScenario.All(Inputs.Folder, [])[1].StandsFor);
    }

    private static IEnumerable<double> Means(Scenario scenario) => scenario.Inputs.Select(input => input.Distribution.Mean);
}
