using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>What an analysis questions: some responses as a function of uncertain inputs, be it the pipeline or any other function.</summary>
/// <remarks>
/// The analyses (<see cref="SobolIndices"/> and its neighbours) know a study and nothing of gas. A trial of a study has the same inputs as trial of the same
/// number in a run with the same options, so that its means are those of that run, to the last roundings.
/// </remarks>
public abstract class Study
{
    private protected Study(IReadOnlyList<Factor> factors, IReadOnlyList<Response> responses) => (Factors, Responses) = (factors, responses);

    /// <summary>The inputs: parameters in their order, then the paths.</summary>
    public IReadOnlyList<Factor> Factors { get; }

    /// <summary>The responses, in the order in which they were asked for.</summary>
    public IReadOnlyList<Response> Responses { get; }

    /// <summary>Whether some inputs depend on each other.</summary>
    public abstract bool HasDependence { get; }

    /// <summary>The study of a scenario of the pipeline.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="responses">What is computed.</param>
    /// <param name="free">Constant parameters that the analysis sets to values of its own, and uncertain ones that it sets to values outside their distribution.</param>
    public static Study Of(Scenario scenario, IReadOnlyList<Response> responses, params IReadOnlyCollection<Parameter> free) =>
        new ScenarioStudy(scenario, responses, free);

    /// <summary>The study of any function of some inputs.</summary>
    /// <param name="inputs">The names and distributions of the inputs.</param>
    /// <param name="correlations">The Spearman rank correlations of some pairs of them, by their places; the dependence is a Gaussian copula.</param>
    /// <param name="responses">The names of what the function computes.</param>
    /// <param name="function">The function; called from several threads at once.</param>
    public static Study Of(
        IReadOnlyList<(string Name, IDistribution Distribution)> inputs, IReadOnlyList<(int A, int B, double Spearman)> correlations,
        IReadOnlyList<string> responses, InputFunction function) =>
        new FunctionStudy(
            inputs, [.. correlations.Select(pair => new RankCorrelation((Parameter)pair.A, (Parameter)pair.B, pair.Spearman))],
            [.. responses.Select(name => new Response(name, name, ""))], function);

    /// <summary>The same study with inputs that do not depend on each other.</summary>
    public abstract Study Independent();

    /// <summary>The place of a factor.</summary>
    /// <exception cref="ArgumentException">The study has no such factor.</exception>
    public int IndexOf(string factor)
    {
        int index = Factors.Index().Where(entry => entry.Item.Name == factor).Select(entry => entry.Index).FirstOrDefault(-1);
        return index >= 0 ? index : throw new ArgumentException($"The study has no factor {factor}.", nameof(factor));
    }

    /// <summary>Makes ready to evaluate.</summary>
    internal abstract StudyPlan Plan(RunOptions options);

    private sealed class ScenarioStudy(Scenario scenario, IReadOnlyList<Response> responses, IReadOnlyCollection<Parameter> free)
        : Study(FactorsOf(scenario, free), responses)
    {
        public override bool HasDependence => scenario.Correlations.Any(pair => pair.Spearman != 0);

        public override Study Independent() => new ScenarioStudy(scenario with { Correlations = [] }, Responses, free);

        internal override StudyPlan Plan(RunOptions options)
        {
            SimulationPlan plan = new(scenario, options, LaneWidths.Best, everything: false, free);
            return new(this, plan.Sampler, [.. Factors.Select(factor => factor.Parameter)], () => new ProjectEvaluator(plan, Responses));
        }

        private static Factor[] FactorsOf(Scenario scenario, IReadOnlyCollection<Parameter> free) =>
        [
            .. scenario.Inputs.Where(input => !input.IsConstant || free.Contains(input.Info.Id))
                .Select(input => new Factor(input.Info.Name, input.Distribution) { Parameter = input.Info.Id }),
            new(Factor.PricePath, null),
            new(Factor.DisruptionPath, null),
        ];
    }

    // The inputs take the numbers 0, 1, … of the parameters, and the Sobol' dimensions of the same numbers.
    private sealed class FunctionStudy(
        IReadOnlyList<(string Name, IDistribution Distribution)> inputs, IReadOnlyList<RankCorrelation> correlations, IReadOnlyList<Response> responses,
        InputFunction function)
        : Study([.. inputs.Select(input => new Factor(input.Name, input.Distribution))], responses)
    {
        public override bool HasDependence => correlations.Any(pair => pair.Spearman != 0);

        public override Study Independent() => new FunctionStudy(inputs, [], Responses, function);

        internal override StudyPlan Plan(RunOptions options)
        {
            int dimensions = inputs.Count;
            InputSampler sampler = new(
                [.. inputs.Select((input, i) => ((Parameter)i, input.Distribution))], correlations, 0,
                options.NewSource(variable => variable < RandomVariable.Count ? variable : dimensions + variable - RandomVariable.Count),
                concentrated: false, withOil: false, 0, LaneWidths.Best);
            return new(this, sampler, [.. inputs.Select((_, i) => (Parameter?)i)], () => new FunctionEvaluator(function, dimensions, Responses.Count));
        }
    }
}

/// <summary>A function of some inputs.</summary>
/// <param name="inputs">The inputs, in their order.</param>
/// <param name="responses">Receives the responses.</param>
public delegate void InputFunction(ReadOnlySpan<double> inputs, Span<double> responses);
