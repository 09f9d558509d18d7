using PipelineRisk.Statistics;
using Setting = System.Collections.Generic.IReadOnlyList<(int Factor, double Value)>;

namespace PipelineRisk.Sensitivity;

/// <summary>Finds the values of a factor at which a statistic meets its target, on several lines at once: on each, other factors have other values.</summary>
/// <param name="points">What is evaluated.</param>
/// <param name="factor">The place of the factor.</param>
/// <param name="range">Where its values are searched.</param>
/// <param name="likely">Where they mostly lie: the search looks more closely there, and begins with the roots nearest to the middle of it.</param>
internal sealed class RootFinder(FixedPoints points, int factor, FactorRange range, FactorRange likely)
{
    private const double Doubt = 2;             // half intervals within which a sign is not taken on trust
    private const int DoubtfulAtFullTrials = 8; // more of them share the trials of as many

    /// <summary>The brackets of all changes of sign on each line, those nearest to the middle of what is likely first.</summary>
    /// <param name="lines">The values of the other factors on each line.</param>
    /// <param name="evenly">How many values are tried, evenly over the range.</param>
    /// <param name="likelier">How many more where values mostly lie.</param>
    /// <param name="coarse">The trials of each.</param>
    /// <param name="full">The trials of those whose sign is in doubt.</param>
    public IReadOnlyList<IReadOnlyList<FactorRange>> Brackets(
        IReadOnlyList<Setting> lines, int evenly, int likelier, long coarse, long full)
    {
        double[] xs = [.. range.Values(evenly).Concat(likely.Within(range).Values(likelier + 2)[1..^1]).Distinct().Order()];
        (int Line, double X)[] grid = [.. Enumerable.Range(0, lines.Count).SelectMany(line => xs.Select(x => (line, x)))];
        PairedEstimate[] excess = Excess(lines, grid, coarse);
        int[] doubtful = [.. excess.Index().Where(entry => Math.Abs(entry.Item.Value) <= Doubt * entry.Item.HalfWidth95).Select(entry => entry.Index)];
        if (doubtful.Length > 0 && full > coarse)
        {
            long trials = Math.Max(coarse, full * DoubtfulAtFullTrials * lines.Count / Math.Max(doubtful.Length, DoubtfulAtFullTrials * lines.Count));
            PairedEstimate[] surer = Excess(lines, [.. doubtful.Select(i => grid[i])], trials);
            for (int i = 0; i < doubtful.Length; i++)
            {
                excess[doubtful[i]] = surer[i];
            }
        }

        double middle = (likely.Low + likely.High) / 2;
        return
        [
            .. lines.Select((_, line) => Enumerable.Range(0, xs.Length - 1)
                .Where(i => ChangesSign(excess[line * xs.Length + i].Value, excess[line * xs.Length + i + 1].Value, isFirst: i == 0))
                .Select(i => new FactorRange(xs[i], xs[i + 1]))
                .OrderBy(bracket => Math.Abs((bracket.Low + bracket.High) / 2 - middle))
                .ToArray()),
        ];
    }

    /// <summary>Solves in each bracket; null where the change of sign was the noise of few trials.</summary>
    /// <param name="lines">The values of the other factors on each line.</param>
    /// <param name="brackets">The lines and brackets.</param>
    /// <param name="trials">The trials.</param>
    public IReadOnlyList<BreakEvenPoint?> Solve(
        IReadOnlyList<Setting> lines, IReadOnlyList<(int Line, FactorRange Bracket)> brackets, long trials)
    {
        (int Line, RootSearch Search)[] all = [.. brackets.Select(entry => (entry.Line, new RootSearch(entry.Bracket, range)))];
        for (var active = all; active.Length > 0; active = [.. active.Where(entry => !entry.Search.IsDone)])
        {
            PairedEstimate[] excess = Excess(lines, [.. active.Select(entry => (entry.Line, entry.Search.Asked))], trials);
            for (int i = 0; i < active.Length; i++)
            {
                active[i].Search.Tell(excess[i]);
            }
        }

        return [.. all.Select(entry => entry.Search.Found)];
    }

    private PairedEstimate[] Excess(IReadOnlyList<Setting> lines, IReadOnlyList<(int Line, double X)> at, long trials) =>
        points.Excess([.. at.Select(point => ((int, double)[])[(factor, point.X), .. lines[point.Line]])], trials);

    private static bool ChangesSign(double before, double after, bool isFirst) =>
        before < 0 && after >= 0 || before > 0 && after <= 0 || isFirst && before == 0;
}
