using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>Finds the values of a factor at which a statistic meets its target, on several lines at once: on each, other factors have other values, or the target is another.</summary>
/// <param name="excess">By how much the statistic exceeds its target at some values on some lines, by that many trials.</param>
/// <param name="range">Where its values are searched.</param>
/// <param name="likely">Where they mostly lie: the search looks more closely there, and begins with the roots nearest to the middle of it.</param>
internal sealed class RootFinder(Func<IReadOnlyList<(int Line, double X)>, long, PairedEstimate[]> excess, FactorRange range, FactorRange likely)
{
    private const double Doubt = 2;             // half intervals within which a sign is not taken on trust
    private const int DoubtfulAtFullTrials = 8; // more of them share the trials of as many

    /// <summary>The brackets of all changes of sign on each line, those nearest to the middle of what is likely first.</summary>
    /// <param name="lines">How many lines there are.</param>
    /// <param name="evenly">How many values are tried, evenly over the range.</param>
    /// <param name="likelier">How many more where values mostly lie.</param>
    /// <param name="coarse">The trials of each.</param>
    /// <param name="full">The trials of those whose sign is in doubt.</param>
    public IReadOnlyList<IReadOnlyList<FactorRange>> Brackets(int lines, int evenly, int likelier, long coarse, long full)
    {
        double[] xs = [.. range.Values(evenly).Concat(likely.Within(range).Values(likelier + 2)[1..^1]).Distinct().Order()];
        (int Line, double X)[] grid = [.. Enumerable.Range(0, lines).SelectMany(line => xs.Select(x => (line, x)))];
        PairedEstimate[] found = excess(grid, coarse);
        int[] doubtful = [.. found.Index().Where(entry => Math.Abs(entry.Item.Value) <= Doubt * entry.Item.HalfWidth95).Select(entry => entry.Index)];
        if (doubtful.Length > 0 && full > coarse)
        {
            long trials = Math.Max(coarse, full * DoubtfulAtFullTrials * lines / Math.Max(doubtful.Length, DoubtfulAtFullTrials * lines));
            PairedEstimate[] surer = excess([.. doubtful.Select(i => grid[i])], trials);
            for (int i = 0; i < doubtful.Length; i++)
            {
                found[doubtful[i]] = surer[i];
            }
        }

        double middle = (likely.Low + likely.High) / 2;
        return
        [
            .. Enumerable.Range(0, lines).Select(line => Enumerable.Range(0, xs.Length - 1)
                .Where(i => ChangesSign(found[line * xs.Length + i].Value, found[line * xs.Length + i + 1].Value, isFirst: i == 0))
                .Select(i => new FactorRange(xs[i], xs[i + 1]))
                .OrderBy(bracket => Math.Abs((bracket.Low + bracket.High) / 2 - middle))
                .ToArray()),
        ];
    }

    /// <summary>Solves in each bracket; null where the change of sign was the noise of few trials.</summary>
    /// <param name="brackets">The lines and brackets.</param>
    /// <param name="trials">The trials.</param>
    public IReadOnlyList<BreakEvenPoint?> Solve(IReadOnlyList<(int Line, FactorRange Bracket)> brackets, long trials)
    {
        (int Line, RootSearch Search)[] all = [.. brackets.Select(entry => (entry.Line, new RootSearch(entry.Bracket, range)))];
        for (var active = all; active.Length > 0; active = [.. active.Where(entry => !entry.Search.IsDone)])
        {
            PairedEstimate[] found = excess([.. active.Select(entry => (entry.Line, entry.Search.Asked))], trials);
            for (int i = 0; i < active.Length; i++)
            {
                active[i].Search.Tell(found[i]);
            }
        }

        return [.. all.Select(entry => entry.Search.Found)];
    }

    private static bool ChangesSign(double before, double after, bool isFirst) =>
        before < 0 && after >= 0 || before > 0 && after <= 0 || isFirst && before == 0;
}
