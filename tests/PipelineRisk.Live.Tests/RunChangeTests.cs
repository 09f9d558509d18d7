using System.Globalization;
using PipelineRisk.Inputs;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Live.Tests;

/// <summary>What is said of a change: where it was made, and what it moves.</summary>
public sealed class RunChangeTests : IDisposable
{
    private readonly LiveInputs _inputs = new();

    [Fact]
    public void A_deck_stands_where_its_first_change_is()
    {
        FinishedRun before = Run(1 << 6);
        string[] lines = _inputs.Text("base/decks.csv").Split('\n');
        int line = Array.FindIndex(lines, one => one.StartsWith("china_production,", StringComparison.Ordinal)) + 1; // its second year
        string[] cells = lines[line].Split(',');
        lines[line] = string.Join(',', [.. cells[..5], "999", .. cells[6..]]);
        _inputs.Save("base/decks.csv", string.Join('\n', lines));
        ChangedInput input = Assert.Single(RunChange.Of(before, Run(1 << 6)).Inputs);
        Assert.Equal(("deck china_production, bcm/yr", FormattableString.Invariant($"base/decks.csv:{line + 1}")), (input.Name, input.Place));
        Assert.Equal(($"{cells[3]}, {cells[4]}, {cells[5]} in {cells[2]}", $"{cells[3]}, {cells[4]}, 999 in {cells[2]}"), (input.Before, input.After));
    }

    [Fact]
    public void A_correlation_that_is_gone_stands_where_it_was()
    {
        FinishedRun before = Run(1 << 6);
        string[] lines = _inputs.Text("base/correlations.csv").Split('\n');
        int line = Array.FindIndex(lines, one => one.StartsWith("cost_overrun,", StringComparison.Ordinal));
        _inputs.Save("base/correlations.csv", string.Join('\n', lines.Where((_, i) => i != line)));
        ChangedInput input = Assert.Single(RunChange.Of(before, Run(1 << 6)).Inputs);
        Assert.Equal(("rank correlations", FormattableString.Invariant($"base/correlations.csv:{line + 1}"), "none"), (input.Name, input.Place, input.After));
    }

    [Fact]
    public void Many_changes_are_counted()
    {
        FinishedRun before = Run(1 << 6);
        _inputs.Believe("capacity", "bcm/yr,constant,40");
        _inputs.Believe("discount_rate", "1/yr,constant,0.08");
        _inputs.Believe("profit_tax_rate", "fraction,constant,0.2");
        _inputs.Believe("transit_length", "km,constant,900");
        RunChange change = RunChange.Of(before, Run(1 << 6));
        Assert.Equal(4, change.Inputs.Count);
        Assert.EndsWith(" and 2 others changed", change.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_that_sampling_could_make_is_called_so()
    {
        FinishedRun before = Run(1 << 6);
        _inputs.Believe("price_discount", "fraction,pert,,0.2,0.4201,0.6");
        RunChange change = RunChange.Of(before, Run(1 << 6));
        Move stranded = change.Moves.Single(move => move.Name == "P(stranded)");
        Assert.False(stranded.IsClear);
        Assert.True(stranded.Difference == "unchanged" || stranded.Difference.EndsWith("no change that can be told from sampling error", StringComparison.Ordinal));
        Assert.True(change.Moves.Single(move => move.Name == "Mean NPV").IsClear); // it falls a little in every trial
    }

    [Fact]
    public void Runs_of_different_lengths_are_not_compared() => Assert.Empty(RunChange.Of(Run(1 << 6), Run(1 << 7)).Moves);

    [Fact]
    public void One_trial_has_no_error_and_so_no_clear_move()
    {
        FinishedRun before = Run(1);
        _inputs.Believe("price_discount", "fraction,pert,,0.1,0.3,0.5");
        Assert.All(RunChange.Of(before, Run(1)).Moves, move => Assert.False(move.IsClear));
    }

    [Fact]
    public void A_break_even_price_moves_with_its_paired_error()
    {
        RunOptions options = new(1 << 12, Seed: 1, Threads: 1);
        BreakEvenPoint before = FlatPrice.Of(_inputs.Read().Scenario!, options).BreakEven!;
        _inputs.Believe("transit_length", "km,constant,1063");
        BreakEvenPoint now = FlatPrice.Of(_inputs.Read().Scenario!, options).BreakEven!;
        Move move = Move.Of("Break-even price", "USD/MMBtu", before, now);
        string[] words = move.Difference.Split(' ');
        Assert.True(move.IsClear);
        Assert.Equal(now.Value - before.Value, double.Parse(words[0], CultureInfo.InvariantCulture), 0.04 * (now.High - now.Low)); // each search ends within 2 % of half its interval
        Assert.True(10 * double.Parse(words[2], CultureInfo.InvariantCulture) < now.High - now.Low); // what both runs have in common cancels
    }

    [Theory]
    [InlineData(null, null, "unchanged", false)]
    [InlineData(9.5, null, "none any more", true)]
    [InlineData(null, 9.5, "now there is one", true)]
    public void A_break_even_price_may_come_and_go(double? before, double? now, string difference, bool isClear)
    {
        Move move = Move.Of("Break-even price", "USD/MMBtu", Point(before), Point(now));
        Assert.Equal((difference, isClear), (move.Difference, move.IsClear));
        Assert.Equal((before is null ? "none" : "9.5 ± 0.1 USD/MMBtu", now is null ? "none" : "9.5 ± 0.1 USD/MMBtu"), (move.Before, move.After));
    }

    public void Dispose() => _inputs.Dispose();

    private static BreakEvenPoint? Point(double? value) => value is { } at ? new(at, at - 0.1, at + 0.1, 0.05, IsRising: true) : null;

    private FinishedRun Run(long trials)
    {
        ReadResult read = _inputs.Read();
        Assert.Empty(read.Problems);
        RunResult result = MonteCarlo.Run(read.Scenario!, new RunOptions(trials, Seed: 1, Threads: 1));
        return new(read, result, TestOrder.ManifestOf(result, read.Files, TimeSpan.Zero));
    }
}
