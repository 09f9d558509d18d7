using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What the pipeline is worth if its gas is sold at one real price at the Chinese border, the same in every year and trial; all else stays random as it is.</summary>
/// <param name="BreakEven">The flat price at which the mean NPV rises through 0, USD/MMBtu; the lowest if there are several, null where it does not within the range.</param>
/// <param name="Assumed">The flat price as good as the scenario's own terms: the lowest at which the mean NPV rises through that of the scenario as it is; null likewise.</param>
/// <param name="Curve">The mean NPV (USD bn) over the flat price (USD/MMBtu), from one end of the range to the other.</param>
/// <param name="Low">The lowest price that was tried, USD/MMBtu.</param>
/// <param name="High">The highest: twice what the dearest likely LNG costs the buyer.</param>
/// <param name="Trials">The trials of each price.</param>
/// <param name="Evaluations">How often the model was evaluated.</param>
/// <remarks>
/// In the model's terms <c>border_price_floor</c> is the flat price, <c>price_discount</c> 0.9, <c>discount_slope</c> 0 and <c>oil_index_weight</c> 0 (model page, section 4).
/// So the border price is max(p, 0.1 P): in a year in which Europe pays more than ten times the flat price, a tenth of that. A run that sets the four parameters
/// so, with the same options, has the same trials and the same mean NPV. Over the price the mean NPV need not rise for ever: a buyer that answers to the
/// price (<c>offtake_response</c>) takes less of dear gas.
/// </remarks>
public sealed record FlatPrice(
    BreakEvenPoint? BreakEven, BreakEvenPoint? Assumed, IReadOnlyList<StatisticAt> Curve, double Low, double High, long Trials, long Evaluations)
{
    private const int CurvePoints = 25;
    private const double Unlikely = 0.01;
    private const double BeyondLng = 2;

    private static readonly (Parameter Parameter, double Value)[] Terms =
        [(Parameter.PriceDiscount, 0.9), (Parameter.DiscountSlope, 0), (Parameter.OilIndexWeight, 0)];

    /// <summary>Solves for both prices on the same draws.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">The trials of each price; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static FlatPrice Of(Scenario scenario, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        Target zero = new(null, 0);
        IReadOnlyList<Response> npv = [Response.Of(Outcome.Npv)];
        FixedPoints asItIs = new(Study.Of(scenario, npv), zero, options, null, cancellation);
        PairedEstimate worth = asItIs.Excess([[]], options.Trials)[0];

        Scenario flat = Terms.Aggregate(scenario, (terms, term) => terms.Fixing(term.Parameter, term.Value));
        Study study = Study.Of(Sensitivity.BreakEven.Fixed(flat, Parameter.BorderPriceFloor), npv, Parameter.BorderPriceFloor);
        int floor = study.IndexOf(ParameterCatalogue.Of(Parameter.BorderPriceFloor).Name);
        FixedPoints points = new(study, zero, options, progress, cancellation);
        FactorRange range = new(0, BeyondLng * DearestLng(scenario));
        (int, double)[][] grid = [.. range.Values(CurvePoints).Select(price => ((int, double)[])[(floor, price)])];
        StatisticAt[] curve = points.Statistic(grid, options.Trials);

        double[] levels = [0, worth.Value]; // two lines: to reach 0, and to reach what the scenario is worth
        RootFinder finder = new(
            (at, trials) => [.. points.Excess([.. at.Select(point => ((int, double)[])[(floor, point.X)])], trials)
                .Zip(at, (mean, point) => point.Line == 0 ? mean : mean - worth)],
            range, range);
        (int Line, FactorRange Bracket)[] rises = [.. levels.SelectMany((level, line) => RisesThrough(curve, level).Take(1).Select(bracket => (line, bracket)))];
        IReadOnlyList<BreakEvenPoint?> solved = finder.Solve(rises, options.Trials);
        BreakEvenPoint? At(int line) => rises.Zip(solved).FirstOrDefault(entry => entry.First.Line == line).Second;
        progress?.Report(1);
        return new(At(0), At(1), curve, range.Low, range.High, options.Trials, points.Evaluations + asItIs.Evaluations);
    }

    // East-Asian LNG with the hub price at its dearest likely level (model page, section 4).
    private static double DearestLng(Scenario scenario)
    {
        double Top(Parameter parameter) => FactorRange.Likely(Factor.Of(scenario, parameter), Unlikely).High;
        return Math.Max(Top(Parameter.EuPriceInitial), Top(Parameter.EuPriceLongRun)) * (1 + Top(Parameter.AsiaLngPremium));
    }

    private static IEnumerable<FactorRange> RisesThrough(StatisticAt[] curve, double level) => curve.Zip(curve.Skip(1))
        .Where(step => step.First.Value < level && step.Second.Value >= level)
        .Select(step => new FactorRange(step.First.X, step.Second.X));
}
