using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>The values of a factor, the same in every trial, at which a statistic meets its target, and how the statistic moves around them.</summary>
/// <param name="Factor">The factor, with the distribution that the break-even value takes the place of.</param>
/// <param name="Target">The target.</param>
/// <param name="Range">Where its values were searched.</param>
/// <param name="Points">The break-even values, those nearest to the middle of the factor's distribution first; none where the target is not met in the range.</param>
/// <param name="Crossings">How many there are; more than <paramref name="Points"/> where the farthest were left out.</param>
/// <param name="AtLow">The statistic at the lower end of the range.</param>
/// <param name="AtHigh">The statistic at the upper end of the range.</param>
/// <param name="AtMedian">The statistic at the median of the factor's distribution.</param>
/// <param name="Check">The statistic at the first break-even value, and with the factor 1 % lower and 1 % higher, where the range goes as far; ascending.</param>
/// <param name="Curve">The statistic from one end of what matters to the other: the likely values, the break-even values and what lies between.</param>
/// <param name="Evaluations">How often the response was evaluated.</param>
public sealed record BreakEven(
    Factor Factor, Target Target, FactorRange Range, IReadOnlyList<BreakEvenPoint> Points, int Crossings, StatisticAt AtLow, StatisticAt AtHigh,
    StatisticAt AtMedian, IReadOnlyList<StatisticAt> Check, IReadOnlyList<StatisticAt> Curve, long Evaluations)
{
    private const int MostPoints = 4;
    private const int Evenly = 25;
    private const int Likelier = 16;
    private const long ScanTrials = 1 << 14;
    private const int CurvePoints = 33;
    private const long CurveTrials = 1 << 14;
    private const double Nearby = 0.01;
    private const double FarTail = 0.001;

    /// <summary>Finds them for a parameter of the pipeline, on the draws of a run with the parameter fixed (<see cref="Scenario.Fixing"/>).</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="parameter">The parameter, uncertain or constant; not one of those that <see cref="FactorRange.Problem"/> tells of.</param>
    /// <param name="target">The number that a run estimates, and what it shall be.</param>
    /// <param name="options">The trials of the solution; sampler, seed, threads.</param>
    /// <param name="range">Where its values are searched; null for all that a parameter may have (<see cref="FactorRange.Of"/>).</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">The parameter has nothing between its values, or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static BreakEven Find(
        Scenario scenario, Parameter parameter, StatisticTarget target, RunOptions options, FactorRange? range = null, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(target);
        Study study = Study.Of(Fixed(scenario, parameter), [Response.Of(target.Statistic)], parameter);
        Factor believed = Factor.Of(scenario, parameter);
        return Find(study, study.IndexOf(believed.Name), target.Target, options, range, believed, progress, cancellation);
    }

    /// <summary>Searches the range for changes of sign on few trials, and solves for each on all of them, with the same draws for every value.</summary>
    /// <param name="study">What is questioned: its first response.</param>
    /// <param name="factor">The place of the factor.</param>
    /// <param name="target">The statistic of the response, and what it shall be.</param>
    /// <param name="options">The trials of the solution; sampler, seed, threads.</param>
    /// <param name="range">Where its values are searched; null for all that a parameter may have (<see cref="FactorRange.Of"/>).</param>
    /// <param name="believed">The factor with its distribution, where the study does not have it.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">The factor is a path, or has no range of its own and none is given; or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static BreakEven Find(
        Study study, int factor, Target target, RunOptions options, FactorRange? range = null, Factor? believed = null, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        Factor subject = believed ?? study.Factors[factor];
        FactorRange searched = range ?? FactorRange.Of(subject), body = FactorRange.Likely(subject, FarTail);
        FixedPoints points = new(study, target, options, progress, cancellation);
        RootFinder finder = new((at, trials) => points.Excess([.. at.Select(point => ((int, double)[])[(factor, point.X)])], trials), searched, body);
        IReadOnlyList<FactorRange> brackets = finder.Brackets(1, Evenly, Likelier, ScanTrials, options.Trials)[0];
        BreakEvenPoint?[] solved = [.. finder.Solve([.. brackets.Take(MostPoints).Select(bracket => (0, bracket))], options.Trials)];
        BreakEvenPoint[] found = [.. solved.OfType<BreakEvenPoint>()];
        StatisticAt[] At(IEnumerable<double> values, long trials) => points.Statistic([.. values.Select(value => ((int, double)[])[(factor, value)])], trials);

        StatisticAt[] ends = At([searched.Low, searched.High, FactorRange.Likely(subject, 0.5).Low], options.Trials);
        double[] around = found.Length == 0 ? [] : [.. new[] { 1 - Nearby, 1, 1 + Nearby }.Select(share => share * found[0].Value).Where(x => x >= searched.Low && x <= searched.High).Distinct().Order()];
        StatisticAt[] check = around.Length > 0 ? At(around, options.Trials) : [];
        StatisticAt[] curve = At(View(searched, body, found, range is not null).Values(CurvePoints), CurveTrials);
        progress?.Report(1);
        return new(
            subject, target, searched, found, found.Length + Math.Max(0, brackets.Count - MostPoints), ends[0], ends[1], ends[2], check, curve, points.Evaluations);
    }

    /// <summary>The scenario with a parameter at its median; the analysis sets it to values of its own.</summary>
    internal static Scenario Fixed(Scenario scenario, Parameter parameter) => FactorRange.Problem(ParameterCatalogue.Of(parameter)) is { } problem
        ? throw new ArgumentException(problem, nameof(parameter))
        : scenario.Fixing(parameter, FactorRange.Likely(Factor.Of(scenario, parameter), 0.5).Low);

    /// <summary>What a chart shows: a range that was asked for, or one with no solution, whole; otherwise the likely values and the solutions, with air around them.</summary>
    internal static FactorRange View(FactorRange range, FactorRange likely, IReadOnlyList<BreakEvenPoint> points, bool isWhole)
    {
        if (isWhole || points.Count == 0)
        {
            return range;
        }

        double low = Math.Min(likely.Low, points.Min(point => point.Value)), high = Math.Max(likely.High, points.Max(point => point.Value));
        double air = high > low ? 0.15 * (high - low) : 0.05 * range.Width;
        return new FactorRange(low - air, high + air).Within(range);
    }
}
