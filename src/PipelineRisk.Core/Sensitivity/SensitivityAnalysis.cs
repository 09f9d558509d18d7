using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>What drives a scenario of the pipeline: four views of the same inputs.</summary>
/// <param name="Study">What was questioned.</param>
/// <param name="Tornado">One input at a time, at its P10 and P90.</param>
/// <param name="Indices">Sobol' indices of each response, as if the inputs were independent.</param>
/// <param name="Effects">Shapley effects of each response by driver, with the inputs' dependence.</param>
/// <param name="Correlations">Rank correlations of each response.</param>
/// <param name="Trials">The trials of the tornado and of the indices.</param>
/// <param name="EffectTrials">The trials of the Shapley effects.</param>
/// <param name="Evaluations">How often the model was evaluated.</param>
public sealed record SensitivityAnalysis(
    Study Study, Tornado Tornado, IReadOnlyList<SobolIndices> Indices, IReadOnlyList<ShapleyEffects> Effects, IReadOnlyList<RankCorrelations> Correlations,
    long Trials, long EffectTrials, long Evaluations)
{
    private const int RanksPerTrial = 4;
    private const int TrialsPerEffect = 4; // a trial is evaluated for all subsets of the drivers
    private const long UsualSubsets = 512;  // with more of them each has fewer trials

    /// <summary>Computes all four.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="responses">What is questioned; responses that exist in every trial.</param>
    /// <param name="options">How many trials, for each of which the model is evaluated some three hundred times; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">There are too many drivers, or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static SensitivityAnalysis Of(
        Scenario scenario, IReadOnlyList<Response> responses, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Study study = Study.Of(scenario, responses);
        IReadOnlyList<FactorGroup> groups = FactorGroup.ByDriver(study, scenario);
        RunOptions ranks = options with { Trials = Math.Min(RanksPerTrial * options.Trials, RankCorrelations.MostTrials) };
        long most = Math.Min(options.Trials / TrialsPerEffect, options.Trials * UsualSubsets / TrialsPerEffect >> groups.Count);
        RunOptions effects = options with { Trials = Math.Max(most, Math.Min(options.Trials, 2L * options.Replicates)) };
        int numbers = study.Factors.Count(factor => factor.IsUncertain && factor.Distribution is not null), factors = study.Factors.Count(factor => factor.IsUncertain);
        double[] work = [options.Trials * (1.0 + 2 * numbers), options.Trials * (2.0 + factors), effects.Trials * Math.Pow(2, groups.Count), ranks.Trials];
        ProgressParts parts = new(progress, work);
        return new(
            study,
            Tornado.Of(study, options, parts.Next(), cancellation),
            SobolIndices.Of(study.Independent(), options, parts.Next(), cancellation),
            ShapleyEffects.Of(study, groups, effects, parts.Next(), cancellation),
            RankCorrelations.Of(study, ranks, parts.Next(), cancellation),
            options.Trials, effects.Trials, (long)work.Sum());
    }
}
