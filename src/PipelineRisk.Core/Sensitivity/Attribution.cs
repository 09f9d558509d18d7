using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What a driver does to the mean of a response.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="Part">Its Shapley part: its mean contribution over all orders in which the drivers could come into play.</param>
/// <param name="Alone">What it does where all others are neutral: its contribution as the first.</param>
/// <param name="Last">What it adds where all others are in play: what would go with it, if it became neutral.</param>
public sealed record DriverPart(Driver Driver, PairedEstimate Part, PairedEstimate Alone, PairedEstimate Last);

/// <summary>The mean of a response, shared out among the drivers: from all of them neutral to all of them in play.</summary>
/// <param name="Response">The response; its mean is a probability for an event.</param>
/// <param name="Neutral">Its mean with every driver neutral.</param>
/// <param name="Full">Its mean in the full model.</param>
/// <param name="Drivers">One entry a driver; the parts add up to <paramref name="Full"/> − <paramref name="Neutral"/>.</param>
public sealed record Attribution(Response Response, PairedEstimate Neutral, PairedEstimate Full, IReadOnlyList<DriverPart> Drivers)
{
    /// <summary>What is attributed for a pipeline: stranding, for any and for each cause, a loss, the value to the sponsor and to Russia.</summary>
    public static IReadOnlyList<Response> Responses { get; } =
    [
        Response.Of(RiskEvent.Stranded), Response.Of(RiskEvent.StrandedIdle), Response.Of(RiskEvent.StrandedLoss), Response.Of(RiskEvent.StrandedRupture),
        Response.Of(RiskEvent.Loss), Response.Of(Outcome.Npv), Response.Of(Outcome.NpvRussia),
    ];

    /// <summary>Attributes <see cref="Responses"/> to the drivers of a scenario.</summary>
    /// <inheritdoc cref="Of(Study, IReadOnlyList{Driver}, RunOptions, IProgress{double}, CancellationToken)"/>
    public static IReadOnlyList<Attribution> Of(Scenario scenario, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Of(Study.Of(scenario, Responses, Driver.ParametersOf(scenario)), Driver.Of(scenario), options, progress, cancellation);
    }

    /// <summary>Attributes the mean of every response of a study to drivers, exactly: over all of their subsets, each evaluated on the same draws.</summary>
    /// <param name="study">What is evaluated. Its responses exist in every trial.</param>
    /// <param name="drivers">The drivers, from 1 to <see cref="Driver.Most"/>.</param>
    /// <param name="options">How many trials, each of which is evaluated once for every subset; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <returns>An entry a response.</returns>
    /// <remarks>Shapley (1953); for parts of a mean that depend on each other, Song, Nelson and Staum, "Shapley effects for global sensitivity analysis" (2016).</remarks>
    /// <exception cref="ArgumentException">There are no drivers or too many (<see cref="Driver.Problem"/>), or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static IReadOnlyList<Attribution> Of(
        Study study, IReadOnlyList<Driver> drivers, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (Driver.Problem(drivers) is { } problem)
        {
            throw new ArgumentException(problem, nameof(drivers));
        }

        StudyRun run = new(study, options, progress, cancellation);
        PairedEstimate[][] means = run.Means([.. Enumerable.Range(0, 1 << drivers.Count)
            .Select(subset => Driver.Neutral(study, run.Plan, drivers.Where((_, i) => (subset >> i & 1) == 0)))]);
        return [.. study.Responses.Select((response, i) => Of(response, drivers, [.. means.Select(subset => subset[i])]))];
    }

    // The values of all subsets: bit i stands for driver i in play.
    private static Attribution Of(Response response, IReadOnlyList<Driver> drivers, PairedEstimate[] values) => new(
        response, values[0], values[^1],
        [.. ShapleyValue.Parts(values).Select((part, i) => new DriverPart(
            drivers[i], part, values[1 << i] - values[0], values[^1] - values[values.Length - 1 - (1 << i)]))]);
}
