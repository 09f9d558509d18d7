using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Construction, completion, ramp-up, contract end and rupture (model page, sections 1 to 3). Dates are decimal years.</summary>
internal struct Schedule<TReal> where TReal : unmanaged, IReal<TReal>
{
    /// <summary>C: completion.</summary>
    public TReal Completion;

    /// <summary>Z: end of the contract.</summary>
    public TReal ContractEnd;

    /// <summary>R: rupture, +∞ where there is none.</summary>
    public TReal Rupture;

    /// <summary>E: end of operation.</summary>
    public TReal OperationEnd;

    /// <summary>K: what construction costs in the end, USD bn.</summary>
    public TReal Cost;

    private TReal _start;
    private TReal _yearsToBuildInverse;
    private TReal _shareLeft;
    private TReal _rampFloor;
    private TReal _rampSlope;

    /// <summary>The dates and the cost of the trial, and what is left to spend at <paramref name="firstDate"/>.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, TReal ruptureUniform, double firstDate)
    {
        _start = inputs.ConstructionStart;
        Completion = TReal.Max(inputs.CompletionYear + inputs.CompletionDelay, _start + 0.5);
        Cost = inputs.ConstructionCost * inputs.CostOverrun;
        ContractEnd = Completion + inputs.ContractYears;
        Rupture = Completion - RealMath.Log(1 - ruptureUniform) / inputs.RuptureHazard;
        OperationEnd = TReal.Min(ContractEnd, Rupture);

        _yearsToBuildInverse = 1 / (Completion - _start);
        _shareLeft = ShareLeftToSpend(firstDate);

        // A ramp of no length is a full contract quantity from the first day.
        _rampFloor = TReal.IfLess(0, inputs.RampYears, inputs.RampInitialShare, 1) * inputs.Capacity;
        _rampSlope = TReal.IfLess(0, inputs.RampYears, (1 - inputs.RampInitialShare) / inputs.RampYears, 0) * inputs.Capacity;
    }

    /// <summary>Capex, operating fraction, age and contract quantity. Years without an open line are closed.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Advance(in ProjectInputs<TReal> inputs, YearTables tables, in YearBlock<TReal> block)
    {
        TReal shareLeft = _shareLeft;
        for (int k = block.First; k < block.BuildingTo; k++)
        {
            TReal left = ShareLeftToSpend(tables.Dates[k] + 1);
            block[k].Close(Cost * (shareLeft - left));
            shareLeft = left;
        }

        _shareLeft = shareLeft;
        TReal completion = Completion, operationEnd = OperationEnd, capacity = inputs.Capacity, rampFloor = _rampFloor, rampSlope = _rampSlope;
        for (int k = block.OpenFrom; k < block.OpenTo; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            TReal opens = TReal.Max(completion, tables.Dates[k]);
            TReal closes = TReal.Min(operationEnd, tables.Dates[k] + 1);
            TReal age = TReal.Max((opens + closes) * 0.5 - completion, 0);
            year.OperatingFraction = TReal.Max(closes - opens, 0);
            year.Age = age;
            year.ContractQuantity = TReal.Min(TReal.MultiplyAdd(rampSlope, age, rampFloor), capacity);
        }

        for (int k = Math.Max(block.OpenTo, block.BuildingTo); k < block.End; k++)
        {
            block[k].Close(capex: 0);
        }
    }

    /// <summary>
    /// The years in which some lane's line may be open: from the first completion to the last end.
    /// Outside them no gas flows and no money but capex and debt service.
    /// </summary>
    public readonly Range OpenYears(YearTables tables)
    {
        int start = tables.YearOf(-TReal.Largest(-Completion)), last = tables.YearOf(TReal.Largest(OperationEnd));
        return new(start, Math.Clamp(last + 1, start, tables.Years));
    }

    /// <summary>The number of years after which no lane has anything left to build.</summary>
    public readonly int BuildingYears(YearTables tables) => Math.Min(tables.YearOf(TReal.Largest(Completion)) + 1, tables.Years);

    // 1 − σ(s) = (1 − s)²(1 + 2s), which keeps its precision near completion (model page, section 13).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TReal ShareLeftToSpend(TReal date)
    {
        TReal s = TReal.Min(TReal.Max((date - _start) * _yearsToBuildInverse, 0), 1);
        TReal left = (1 - s) * (1 - s) * (1 + 2 * s);
        return TReal.IfLess(date, Completion, left, 0);
    }
}
