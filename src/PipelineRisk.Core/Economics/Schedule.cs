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
        _rampFloor = TReal.IfLess(0, inputs.RampYears, inputs.RampInitialShare, 1);
        _rampSlope = TReal.IfLess(0, inputs.RampYears, (1 - inputs.RampInitialShare) / inputs.RampYears, 0);
    }

    /// <summary>Capex, operating fraction, age and contract quantity of the year that begins at <paramref name="date"/>.</summary>
    /// <param name="inputs">The trial's parameters.</param>
    /// <param name="date">The beginning of the year.</param>
    /// <param name="isBuilding">Whether any lane may have capex in the year.</param>
    /// <param name="year">Receives the numbers.</param>
    [MethodImpl(Compiled.Alone)]
    public void Advance(in ProjectInputs<TReal> inputs, double date, bool isBuilding, ref CashFlowYear<TReal> year)
    {
        year.Date = date;
        year.Capex = 0;
        if (isBuilding)
        {
            TReal left = ShareLeftToSpend(date + 1);
            year.Capex = Cost * (_shareLeft - left);
            _shareLeft = left;
        }

        TReal opens = TReal.Max(date, Completion);
        TReal closes = TReal.Min(date + 1, OperationEnd);
        year.OperatingFraction = TReal.Max(closes - opens, 0);
        year.Age = TReal.Max((opens + closes) * 0.5 - Completion, 0);
        TReal ramp = TReal.Min(_rampFloor + _rampSlope * year.Age, 1);
        year.ContractQuantity = inputs.Capacity * ramp;
    }

    /// <summary>
    /// The years in which some lane's line may be open, out of <paramref name="years"/>: from the first completion to the last end.
    /// Outside them no gas flows and no money but capex and debt service.
    /// </summary>
    public readonly Range OpenYears(double firstDate, int years)
    {
        double first = Math.Floor(-TReal.Largest(-Completion)) - firstDate, last = Math.Floor(TReal.Largest(OperationEnd)) - firstDate;
        int start = (int)Math.Clamp(first, 0, years);
        return new(start, (int)Math.Clamp(last + 1, start, years));
    }

    /// <summary>The date from which no lane has anything left to build.</summary>
    public readonly double LastCompletion => TReal.Largest(Completion);

    // 1 − σ(s) = (1 − s)²(1 + 2s), which keeps its precision near completion (model page, section 13).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TReal ShareLeftToSpend(TReal date)
    {
        TReal s = TReal.Min(TReal.Max((date - _start) * _yearsToBuildInverse, 0), 1);
        TReal left = (1 - s) * (1 - s) * (1 + 2 * s);
        return TReal.IfLess(date, Completion, left, 0);
    }
}
