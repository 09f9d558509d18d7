using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>A point of a frontier.</summary>
/// <param name="Against">The value of the other factor.</param>
/// <param name="Point">The break-even value nearest to the middle of the factor's distribution; null where there is none in the range.</param>
/// <param name="Crossings">How many break-even values there are.</param>
public sealed record FrontierPoint(double Against, BreakEvenPoint? Point, int Crossings);

/// <summary>The pairs of values of two factors at which a statistic meets its target.</summary>
/// <param name="Factor">The factor that is solved for.</param>
/// <param name="Against">The factor whose values are given.</param>
/// <param name="Target">The target.</param>
/// <param name="Points">The break-even value of <paramref name="Factor"/> for each of some values of <paramref name="Against"/>.</param>
/// <param name="AgainstValues">The columns of the map.</param>
/// <param name="FactorValues">The rows of the map.</param>
/// <param name="Map">The statistic at every pair: <c>Map[row][column]</c>.</param>
/// <param name="Evaluations">How often the response was evaluated.</param>
public sealed record BreakEvenFrontier(
    Factor Factor, Factor Against, Target Target, IReadOnlyList<FrontierPoint> Points, IReadOnlyList<double> AgainstValues, IReadOnlyList<double> FactorValues,
    IReadOnlyList<IReadOnlyList<double>> Map, long Evaluations)
{
    private const int Side = 25; // points of the frontier, rows and columns of the map
    private const int Evenly = 13;
    private const int Likelier = 8;
    private const long ScanTrials = 1 << 11;
    private const long RootTrials = 1 << 14;
    private const long MapTrials = 1 << 12;
    private const double FarTail = 0.001;

    /// <summary>Solves for a parameter of the pipeline at values of another, on the draws of a run with both fixed (<see cref="Scenario.Fixing"/>).</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="against">The other parameter.</param>
    /// <param name="target">The number that a run estimates, and what it shall be.</param>
    /// <param name="options">The most trials of a point; sampler, seed, threads.</param>
    /// <param name="range">Where the parameter is searched; null for all that it may have (<see cref="FactorRange.Of"/>).</param>
    /// <param name="values">The lowest and highest value of the other parameter; null for the likely ones (<see cref="FactorRange.Against"/>).</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">A parameter has nothing between its values, or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static BreakEvenFrontier Find(
        Scenario scenario, Parameter parameter, Parameter against, StatisticTarget target, RunOptions options, FactorRange? range = null, FactorRange? values = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(target);
        Study study = Study.Of(BreakEven.Fixed(BreakEven.Fixed(scenario, parameter), against), [Response.Of(target.Statistic)], parameter, against);
        Factor believed = Factor.Of(scenario, parameter), other = Factor.Of(scenario, against);
        return Find(study, (study.IndexOf(believed.Name), believed), (study.IndexOf(other.Name), other), target.Target, options, range, values, progress, cancellation);
    }

    /// <summary>Solves for the factor at evenly spaced values of the other, all on the same draws.</summary>
    /// <param name="study">What is questioned: its first response.</param>
    /// <param name="factor">The place of the factor, and its distribution.</param>
    /// <param name="against">The place of the other factor, and its distribution.</param>
    /// <param name="target">The statistic of the response, and what it shall be.</param>
    /// <param name="options">The most trials of a point; sampler, seed, threads.</param>
    /// <param name="range">Where the factor is searched; null for all that a parameter may have (<see cref="FactorRange.Of"/>).</param>
    /// <param name="values">The lowest and highest value of the other factor; null for the likely ones (<see cref="FactorRange.Against"/>).</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">A factor is a path, or has no range of its own and none is given; or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static BreakEvenFrontier Find(
        Study study, (int Place, Factor Believed) factor, (int Place, Factor Believed) against, Target target, RunOptions options, FactorRange? range = null,
        FactorRange? values = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        FactorRange searched = range ?? FactorRange.Of(factor.Believed), body = FactorRange.Likely(factor.Believed, FarTail);
        double[] columns = (values ?? FactorRange.Against(against.Believed)).Values(Side);
        (int, double)[][] lines = [.. columns.Select(value => ((int, double)[])[(against.Place, value)])];
        FixedPoints points = new(study, target, options, progress, cancellation);
        RootFinder finder = new(
            (at, trials) => points.Excess([.. at.Select(point => ((int, double)[])[(factor.Place, point.X), .. lines[point.Line]])], trials), searched, body);
        IReadOnlyList<IReadOnlyList<FactorRange>> brackets = finder.Brackets(Side, Evenly, Likelier, ScanTrials, RootTrials);
        int[] crossed = [.. Enumerable.Range(0, Side).Where(line => brackets[line].Count > 0)];
        IReadOnlyList<BreakEvenPoint?> solved = finder.Solve([.. crossed.Select(line => (line, brackets[line][0]))], RootTrials);
        FrontierPoint[] frontier = [.. columns.Select((value, line) => Array.IndexOf(crossed, line) is >= 0 and int at
            ? new FrontierPoint(value, solved[at], brackets[line].Count)
            : new FrontierPoint(value, null, 0))];

        double[] rows = BreakEven.View(searched, body, [.. solved.OfType<BreakEvenPoint>()], range is not null).Values(Side);
        StatisticAt[] map = points.Statistic([.. rows.SelectMany(row => lines.Select(line => ((int, double)[])[(factor.Place, row), .. line]))], MapTrials);
        progress?.Report(1);
        return new(
            factor.Believed, against.Believed, target, frontier, columns, rows,
            [.. map.Chunk(Side).Select(row => row.Select(at => at.Value).ToArray())], points.Evaluations);
    }
}
