using PipelineRisk.Economics;
using PipelineRisk.Sampling;

namespace PipelineRisk.Sensitivity;

/// <summary>A study made ready to evaluate with given options. Immutable, so that all threads share one.</summary>
/// <param name="study">The study.</param>
/// <param name="sampler">Draws its inputs.</param>
/// <param name="parameters">For each factor the parameter whose column it has; null for a path.</param>
/// <param name="newEvaluator">Makes the evaluator of a thread.</param>
internal sealed class StudyPlan(Study study, InputSampler sampler, IReadOnlyList<Parameter?> parameters, Func<IEvaluator> newEvaluator)
{
    private readonly int[] _columns = [.. parameters.Select(parameter => parameter is { } id ? sampler.Columns.ToList().IndexOf(id) : -1)];

    public InputSampler Sampler { get; } = sampler;

    /// <summary>The number of responses.</summary>
    public int Responses { get; } = study.Responses.Count;

    /// <summary>The place of the price path among the factors; −1 where there is none.</summary>
    public int PricePath { get; } = study.Factors.Select(factor => factor.Name).ToList().IndexOf(Factor.PricePath);

    /// <summary>The place of the disruption path among the factors; −1 where there is none.</summary>
    public int DisruptionPath { get; } = study.Factors.Select(factor => factor.Name).ToList().IndexOf(Factor.DisruptionPath);

    /// <summary>Makes the evaluator of a thread.</summary>
    public IEvaluator NewEvaluator() => newEvaluator();

    /// <summary>Whether a factor is one number, and not a path.</summary>
    public bool IsParameter(int factor) => _columns[factor] >= 0;

    /// <summary>The column of a factor that is one number.</summary>
    public int ColumnOf(int factor) =>
        IsParameter(factor) ? _columns[factor] : throw new ArgumentException("A path is not one number.", nameof(factor));
}
