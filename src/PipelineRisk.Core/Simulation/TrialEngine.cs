using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;

namespace PipelineRisk.Simulation;

/// <summary>Evaluates blocks of trials at one width. One instance serves one thread.</summary>
internal abstract class TrialEngine : IDisposable
{
    /// <summary>The engine of the plan's width.</summary>
    public static TrialEngine Create(SimulationPlan plan) => plan.Width switch
    {
        LaneWidth.Sixteen => new TrialEngine<Lanes16>(plan),
        LaneWidth.Eight => new TrialEngine<Lanes8>(plan),
        LaneWidth.Four => new TrialEngine<Lanes4>(plan),
        _ => new TrialEngine<Scalar>(plan),
    };

    /// <summary>Evaluates all trials of <paramref name="block"/>.</summary>
    /// <param name="block">The inputs.</param>
    /// <param name="outcomes">Receives the outcomes.</param>
    /// <param name="years">Is shown every year, unless it is null.</param>
    public abstract void Evaluate(TrialBlock block, OutcomeBlock outcomes, YearCollector? years);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Evaluates <typeparamref name="TReal"/>'s width of trials at a time, and what is left over one by one: nothing is padded.</summary>
internal sealed class TrialEngine<TReal> : TrialEngine where TReal : unmanaged, IReal<TReal>
{
    private readonly ProjectModel<TReal> _wide;
    private readonly ProjectModel<Scalar> _single;

    public TrialEngine(SimulationPlan plan)
    {
        _wide = NewModel<TReal>(plan);
        _single = NewModel<Scalar>(plan);
    }

    public override void Evaluate(TrialBlock block, OutcomeBlock outcomes, YearCollector? years)
    {
        outcomes.Count = block.Count;
        int done = 0;
        for (; done + TReal.Width <= block.Count; done += TReal.Width)
        {
            Evaluate(_wide, block, done, outcomes, years);
        }

        for (; done < block.Count; done++)
        {
            Evaluate(_single, block, done, outcomes, years);
        }
    }

    public override void Dispose()
    {
        _wide.Dispose();
        _single.Dispose();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Evaluate<T>(ProjectModel<T> model, TrialBlock block, int first, OutcomeBlock outcomes, YearCollector? years)
        where T : unmanaged, IReal<T>
    {
        ref ProjectInputs<T> inputs = ref model.Inputs;
        for (int column = 0; column < block.Uncertain.Count; column++)
        {
            inputs[(int)block.Uncertain[column]] = T.Load(in At(block.Column(column), first));
        }

        ref readonly Outcomes<T> result = ref Evaluate(model, block.Shocks.From(first), first, years);
        for (int i = 0; i < Outcomes<T>.Count; i++)
        {
            T.Store(result[(Outcome)i], ref At(outcomes[(Outcome)i], first));
        }

        T.Store(result.Cause, ref At(outcomes.Cause, first));
        T.Store(result.Impaired, ref At(outcomes.Impaired, first));
        T.Store(result.BeyondHorizon, ref At(outcomes.BeyondHorizon, first));
    }

    private static ref readonly Outcomes<T> Evaluate<T>(ProjectModel<T> model, ShockPaths shocks, int first, YearCollector? years)
        where T : unmanaged, IReal<T>
    {
        if (years is null)
        {
            NoYears<T> none = default;
            return ref model.Evaluate(shocks, ref none);
        }

        YearObserver<T> observer = new(years, first);
        return ref model.Evaluate(shocks, ref observer);
    }

    private static ProjectModel<T> NewModel<T>(SimulationPlan plan) where T : unmanaged, IReal<T>
    {
        ProjectModel<T> model = new(plan.Tables, plan.WithOil, everyYear: false);
        foreach (Scenarios.UncertainInput input in plan.Scenario.Inputs.Where(input => input.IsConstant))
        {
            model.Inputs[(int)input.Info.Id] = ((Constant)input.Distribution).Value;
        }

        return model;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double At(Span<double> column, int index) => ref Unsafe.Add(ref MemoryMarshal.GetReference(column), index);
}
