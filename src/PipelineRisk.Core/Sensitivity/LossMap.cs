using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>How likely a loss is, and what the pipeline is worth on average, at pairs of values of two parameters; all else stays random as it is.</summary>
/// <param name="Across">The parameter whose values go across, with its distribution.</param>
/// <param name="Up">The parameter whose values go up.</param>
/// <param name="AcrossValues">The values across, evenly spaced and ascending.</param>
/// <param name="UpValues">The values up.</param>
/// <param name="Loss">P(NPV &lt; 0) at every pair: <c>Loss[j][i]</c> at <c>UpValues[j]</c> and <c>AcrossValues[i]</c>.</param>
/// <param name="MeanNpv">The mean NPV at every pair, USD bn, in the same order.</param>
/// <param name="Trials">The trials of each pair.</param>
/// <param name="Evaluations">How often the model was evaluated.</param>
/// <remarks>All pairs share their draws: those of a run with the same options and both parameters fixed (<see cref="Scenario.Fixing"/>).</remarks>
public sealed record LossMap(
    Factor Across, Factor Up, IReadOnlyList<double> AcrossValues, IReadOnlyList<double> UpValues, IReadOnlyList<IReadOnlyList<PairedEstimate>> Loss,
    IReadOnlyList<IReadOnlyList<PairedEstimate>> MeanNpv, long Trials, long Evaluations)
{
    private const int Columns = 15;
    private const int Rows = 13;
    private const int ScanPoints = 25;
    private const long ScanTrials = 1 << 9;
    private const double Air = 0.04; // of the width, at either end

    /// <summary>Evaluates the map. It covers what is likely of both parameters, and goes on to where the mean NPV is 0, if it is anywhere in their domains.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="across">The parameter that goes across; uncertain or constant, not one of those that <see cref="FactorRange.Problem"/> tells of.</param>
    /// <param name="up">Another that goes up.</param>
    /// <param name="options">The trials of each pair; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">A parameter has nothing between its values, or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static LossMap Of(
        Scenario scenario, Parameter across, Parameter up, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        Study study = Study.Of(BreakEven.Fixed(BreakEven.Fixed(scenario, across), up), [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Loss)], across, up);
        Factor[] factors = [Factor.Of(scenario, across), Factor.Of(scenario, up)];
        int[] places = [.. factors.Select(factor => study.IndexOf(factor.Name))];
        RunOptions scan = options with { Trials = Math.Min(options.Trials, ScanTrials) };
        ProgressParts parts = new(progress, 2 * ScanPoints * scan.Trials, Columns * Rows * options.Trials);

        StudyRun pilot = new(study, scan, parts.Next(), cancellation);
        double[][] tried = [.. factors.Select(factor => FactorRange.Of(factor).Values(ScanPoints))];
        PairedEstimate[][] coarse = pilot.Means([.. tried.SelectMany((values, which) => values.Select(value => new FixedValues(pilot.Plan, [(places[which], value)])))]);
        double[] NpvAlong(int which) => [.. coarse.Skip(which * ScanPoints).Take(ScanPoints).Select(responses => responses[0].Value)];
        double[] xs = View(factors[0], tried[0], NpvAlong(0)).Values(Columns), ys = View(factors[1], tried[1], NpvAlong(1)).Values(Rows);

        StudyRun run = new(study, options, parts.Next(), cancellation);
        PairedEstimate[][] means = run.Means([.. ys.SelectMany(y => xs.Select(x => new FixedValues(run.Plan, [(places[0], x), (places[1], y)])))]);
        PairedEstimate[][] Of(int response) => [.. means.Select(responses => responses[response]).Chunk(Columns)];
        return new(factors[0], factors[1], xs, ys, Of(1), Of(0), options.Trials, 2 * ScanPoints * scan.Trials + Columns * Rows * options.Trials);
    }

    // The likely values, and the nearest one at which the mean NPV is 0 with the other parameter at its median.
    private static FactorRange View(Factor factor, double[] values, double[] npv)
    {
        FactorRange likely = FactorRange.Against(factor);
        double middle = (likely.Low + likely.High) / 2;
        double[] zeros = [.. Enumerable.Range(1, values.Length - 1)
            .Where(i => npv[i - 1] < 0 != npv[i] < 0)
            .Select(i => values[i - 1] + (values[i] - values[i - 1]) * npv[i - 1] / (npv[i - 1] - npv[i]))
            .OrderBy(zero => Math.Abs(zero - middle)).Take(1)];
        double low = zeros.Append(likely.Low).Min(), high = zeros.Append(likely.High).Max(), air = Air * (high - low);
        return new FactorRange(low - air, high + air).Within(FactorRange.Of(factor));
    }
}
