using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>What drives a scenario, by as few trials as a glance needs: the analyses of their own answer the same with more.</summary>
/// <param name="Attributions">P(stranded), P(loss) and the mean NPV shared out among the drivers; none where the scenario has no drivers, or too many (<see cref="Driver.Problem"/>).</param>
/// <param name="Tornado">The NPV and P(stranded) with one input at a time at its P10 and P90.</param>
/// <param name="AttributionTrials">The trials of each subset of the drivers; 0 where there are no attributions.</param>
/// <param name="TornadoTrials">The trials of each end of each bar.</param>
/// <param name="Evaluations">How often the model was evaluated.</param>
public sealed record QuickDrivers(IReadOnlyList<Attribution> Attributions, Tornado Tornado, long AttributionTrials, long TornadoTrials, long Evaluations)
{
    private const long AttributionEvaluations = 1 << 19; // shared by all subsets, so that two more drivers do not make it four times as long
    private const long MostTrials = 1 << 13;
    private const long MostTornadoTrials = 1 << 11;

    /// <summary>What is attributed, in the order of <see cref="Attributions"/>.</summary>
    public static IReadOnlyList<Response> Attributed { get; } = [Response.Of(RiskEvent.Stranded), Response.Of(RiskEvent.Loss), Response.Of(Outcome.Npv)];

    /// <summary>The responses of the tornado, in their order.</summary>
    public static IReadOnlyList<Response> Swung { get; } = [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Stranded)];

    /// <summary>Computes both.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">The most trials; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analyses up.</param>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analyses were given up.</exception>
    public static QuickDrivers Of(Scenario scenario, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<Driver> drivers = Driver.Of(scenario);
        bool areAttributed = Driver.Problem(drivers) is null;
        long perSubset = areAttributed ? Math.Min(options.Trials, Math.Min(MostTrials, AttributionEvaluations >> drivers.Count)) : 0;
        RunOptions swing = options with { Trials = Math.Min(options.Trials, MostTornadoTrials) };
        Study study = Study.Of(scenario, Swung);
        long attribution = perSubset << (areAttributed ? drivers.Count : 0), tornado = swing.Trials * (1 + 2 * study.Factors.Count(factor => factor is { IsUncertain: true, Distribution: not null }));
        ProgressParts parts = new(progress, attribution, tornado);
        IProgress<double>? first = parts.Next();
        return new(
            areAttributed ? Attribution.Of(Study.Of(scenario, Attributed, Driver.ParametersOf(scenario)), drivers, options with { Trials = perSubset }, first, cancellation) : [],
            Tornado.Of(study, swing, parts.Next(), cancellation),
            perSubset, swing.Trials, attribution + tornado);
    }
}
