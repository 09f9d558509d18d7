using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Which inputs make the difference: all of it is shared out, and only among what changed.</summary>
public sealed class DifferenceExplanationTests
{
    private const double Rounding = 1e-9;

    private static readonly RunOptions Options = new(8192, 1, 2);

    [Theory]
    [InlineData("tax-relief")]
    [InlineData("net-zero-prices")]
    [InlineData("secondary-sanctions")] // seven changes, on fewer trials
    [InlineData("moneyball")]           // sixteen changes, in groups
    public void The_parts_add_up_to_the_difference(string scenario)
    {
        DifferenceExplanation explanation = Explained(BaseCase.Scenario, BaseCase.Named(scenario));
        Assert.InRange(explanation.Parts.Count, 2, DifferenceExplanation.MostGroups);
        Assert.Equal(explanation.Total.MeanNpv.Value, explanation.Parts.Sum(part => part.Moves.MeanNpv.Value), Rounding);
        Assert.Equal(explanation.Total.Loss.Value, explanation.Parts.Sum(part => part.Moves.Loss.Value), Rounding);
        Assert.Equal(explanation.Total.Stranded.Value, explanation.Parts.Sum(part => part.Moves.Stranded.Value), Rounding);
        Assert.All(explanation.Parts, part => Assert.True(part.Moves.MeanNpv.StandardError >= 0));
    }

    [Fact]
    public void With_few_changes_the_difference_is_that_of_the_runs_themselves()
    {
        ScenarioComparison comparison = ScenarioComparison.Run([BaseCase.Scenario, BaseCase.Named("tax-relief")], Options);
        DifferenceExplanation explanation = DifferenceExplanation.Of(comparison.Runs[0], comparison.Runs[1]);
        Assert.Equal((Options.Trials, 6 * Options.Trials), (explanation.TrialsOfEach, explanation.Evaluations)); // three changes: 8 subsets, of which two are there
        Assert.Equal(comparison.Mean(Outcome.Npv)[1].Value, explanation.Second.MeanNpv.Value);
    }

    [Fact]
    public void All_of_it_is_the_only_change()
    {
        DifferenceExplanation explanation = Explained(BaseCase.Scenario, BaseCase.With("capacity=38"));
        ExplainedPart part = Assert.Single(explanation.Parts);
        Assert.Equal("capacity", part.Group.Name);
        Assert.Equal(("50", "38", "bcm/yr"), (part.Group.Changes[0].Before, part.Group.Changes[0].After, part.Group.Changes[0].Unit));
        Assert.Equal(explanation.Total.MeanNpv.Value, part.Moves.MeanNpv.Value);
        Assert.Equal(explanation.Total.MeanNpv.StandardError, part.Moves.MeanNpv.StandardError, 1e-15);
    }

    [Fact]
    public void Financing_moves_no_value_of_the_line()
    {
        DifferenceExplanation explanation = Explained(BaseCase.Scenario, BaseCase.With("loan_rate=0.2", "capacity=38"));
        ExplainedPart loan = explanation.Parts.Single(part => part.Group.Name == "loan_rate");
        Assert.Equal((0.0, 0.0, 0.0), (loan.Moves.MeanNpv.Value, loan.Moves.Loss.Value, loan.Moves.Stranded.Value));
    }

    [Fact]
    public void Equal_scenarios_have_nothing_to_explain()
    {
        DifferenceExplanation explanation = Explained(BaseCase.Scenario, BaseCase.With());
        Assert.Empty(explanation.Parts);
        Assert.Equal((0.0, 0.0), (explanation.Total.MeanNpv.Value, explanation.Total.MeanNpv.StandardError));
    }

    [Fact]
    public void A_pair_that_a_constant_takes_away_is_no_change() // oil_price_long_run is correlated with two others
    {
        HybridScenarios hybrids = new(BaseCase.Scenario, BaseCase.With("oil_price_long_run=70"));
        Assert.Equal(["oil_price_long_run"], hybrids.Changes.Select(change => change.Name));
        Assert.Equal(BaseCase.Scenario.Correlations.Count, hybrids.With(new HashSet<InputChange>()).Correlations.Count);
        Assert.Equal(BaseCase.Scenario.Correlations.Count - 2, hybrids.With(hybrids.Changes.ToHashSet()).Correlations.Count);
    }

    [Fact]
    public void Rank_correlations_change_together()
    {
        RankCorrelation first = BaseCase.Scenario.Correlations[0];
        Scenario other = BaseCase.Scenario with { Correlations = [new(first.B, first.A, first.Spearman), .. BaseCase.Scenario.Correlations.Skip(2)] };
        InputChange change = Assert.Single(new HybridScenarios(BaseCase.Scenario, other).Changes); // the order of a pair does not count
        Assert.Equal(("rank correlations", "none"), (change.Name, change.After));
    }

    [Fact]
    public void A_deck_is_told_by_the_years_that_differ()
    {
        Scenario scenario = BaseCase.Scenario;
        Deck deck = scenario.Decks[1];
        DeckYear year = deck.Years[2];
        Deck other = deck with { Years = [.. deck.Years.Select(one => one == year ? year with { High = year.High + 1.5 } : one)] };
        InputChange change = Assert.Single(InputChange.Between(scenario, scenario with { Decks = [.. scenario.Decks.Select(one => one == deck ? other : one)] }));
        Assert.Equal(
            (FormattableString.Invariant($"{year.Low}, {year.Central}, {year.High} in {year.Year}"), FormattableString.Invariant($"{year.Low}, {year.Central}, {year.High + 1.5} in {year.Year}")),
            (change.Before, change.After));
    }

    [Fact]
    public void A_deck_that_another_parameter_moves_says_so()
    {
        Scenario scenario = BaseCase.Scenario;
        Deck deck = scenario.Decks[0];
        InputChange change = Assert.Single(InputChange.Between(scenario, scenario with { Decks = [deck with { Position = null }, .. scenario.Decks.Skip(1)] }));
        Assert.Equal($"moved by {ParameterCatalogue.Of(deck.Position!.Value).Name}", change.Before.Split("; ")[1]);
        Assert.Equal("moved by nothing", change.After.Split("; ")[1]);
    }

    [Fact]
    public void Half_of_the_changes_make_a_scenario_of_their_own()
    {
        Scenario second = BaseCase.Named("net-zero-prices");
        HybridScenarios hybrids = new(BaseCase.Scenario, second);
        Scenario half = hybrids.With(hybrids.Changes.Where(change => change.Deck is not null).ToHashSet());
        Assert.Same(BaseCase.Scenario[Parameter.EuPriceLongRun], half[Parameter.EuPriceLongRun]);
        Assert.Equal(second.Decks.Select(deck => deck.Years), half.Decks.Select(deck => deck.Years));
    }

    [Fact]
    public void Many_changes_are_grouped_by_driver_then_by_part_of_the_model_then_all_the_rest()
    {
        InputChange[] Changes(int count, string? driver) =>
            [.. Enumerable.Range(0, count).Select(i => new InputChange($"{driver}{i}", "", "", "") { Driver = driver, Parameter = (Parameter)(i + (driver is null ? 20 : 0)) })];

        InputChange[] few = Changes(3, "politics");
        Assert.Equal(few.Select(change => change.Name), ChangeGroup.Of(few, 3).Select(group => group.Name));
        Assert.Equal(["driver politics"], ChangeGroup.Of(few, 2).Select(group => group.Name));
        InputChange[] many = [.. few, .. Changes(30, null)];
        Assert.Equal(["driver politics", "Prices", "Demand and the buyer’s call", "Heat pumps", "Battery trucks"], ChangeGroup.Of(many, 8).Select(group => group.Name));
        IReadOnlyList<ChangeGroup> two = ChangeGroup.Of(many, 2);
        Assert.Equal(["Prices", "everything else"], two.Select(group => group.Name));
        Assert.Equal(many.Length, two.Sum(group => group.Changes.Count));
    }

    [Fact]
    public void Distributions_are_compared_by_what_they_say()
    {
        Assert.True(new Pert(1, 2, 3).IsSameAs(new Pert(1, 2, 3)));
        Assert.False(new Pert(1, 2, 3).IsSameAs(new Triangular(1, 2, 3)));
        Assert.False(new Pert(1, 2, 3).IsSameAs(new Pert(1, 2, Math.BitIncrement(3.0))));
        Assert.False(new Discrete([1, 2], [0.5, 0.5]).IsSameAs(new Discrete([1, 2], [0.500001, 0.499999]))); // the description rounds
        Assert.False(new Empirical([1, 2, 4]).IsSameAs(new Empirical([1, 3, 4])));
        Assert.True(new Empirical([1, 2, 4]).IsSameAs(new Empirical([4, 2, 1])));
    }

    private static DifferenceExplanation Explained(Scenario first, Scenario second)
    {
        ScenarioComparison comparison = ScenarioComparison.Run([first, second], Options);
        return DifferenceExplanation.Of(comparison.Runs[0], comparison.Runs[1]);
    }
}
