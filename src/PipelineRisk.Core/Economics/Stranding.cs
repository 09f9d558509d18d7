using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Distress on the way, and stranding seen from the end (model page, section 9).</summary>
/// <remarks>
/// Caldecott, Howarth and McSharry (2013): premature or unanticipated write-down; IAS 36: carrying above recoverable amount.
/// The recoverable value knows the rest of the path: it is hindsight, not a forecast.
/// </remarks>
internal struct Stranding<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double Never = double.PositiveInfinity;

    private TReal _badYears;
    private TReal _distressYear;

    /// <summary>No bad year yet.</summary>
    public void Begin()
    {
        _badYears = 0;
        _distressYear = Never;
    }

    /// <summary>The early warning: consecutive years, after the ramp-up, of low use or a negative margin.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Watch(in ProjectInputs<TReal> inputs, YearTables tables, in YearBlock<TReal> block)
    {
        TReal lowUse = inputs.StrandingUtilisation * inputs.Capacity, rampYears = inputs.RampYears;
        TReal badYears = _badYears, distressYear = _distressYear;
        for (int k = block.OpenFrom; k < block.OpenTo; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];

            // Below 0 in a bad year; 0 in a year that is not open.
            TReal comfort = TReal.Min(year.Delivered - lowUse * year.OperatingFraction, year.OperatingMargin);
            TReal run = TReal.IfLess(comfort, 0, badYears + 1, 0);
            badYears = TReal.IfLess(year.Age, rampYears, 0, run);
            distressYear = TReal.Min(distressYear, TReal.IfLess(badYears, tables.DistressYears, Never, tables.Dates[k]));
        }

        (_badYears, _distressYear) = (badYears, distressYear);
    }

    /// <summary>Walks the open years downwards and finds the first in which the line is stranded, and why.</summary>
    [MethodImpl(Compiled.Alone)]
    public readonly void LookBack(
        in ProjectInputs<TReal> inputs,
        in Schedule<TReal> schedule,
        YearTables tables,
        Range openYears,
        LookBackColumns<TReal> columns,
        ref Outcomes<TReal> outcomes)
    {
        TReal yearDiscount = 1 / (1 + inputs.DiscountRate), halfYearDiscount = TReal.Sqrt(yearDiscount);
        TReal completion = schedule.Completion, cost = schedule.Cost, costAYear = cost / inputs.ContractYears;
        TReal windowStart = completion + inputs.RampYears, windowEnd = schedule.ContractEnd - inputs.PrematureYears;
        TReal lowUse = inputs.StrandingUtilisation * inputs.Capacity;

        // Dates are whole years: in the window and open means windowStart ≤ t < last. A premature rupture rules out "loss".
        TReal last = TReal.Min(TReal.Floor(windowEnd) + 1, schedule.OperationEnd);
        TReal lossCause = TReal.IfLess(schedule.Rupture, windowEnd, 0, (double)StrandingCause.Loss);

        TReal recoverable = 0, delivered = 0, opened = 0;
        TReal cause = 0, strandingYear = Never, strandedCapital = 0, impaired = 0;
        for (int k = openYears.End.Value - 1; k >= openYears.Start.Value; k--)
        {
            TReal date = tables.Dates[k];
            recoverable = TReal.MultiplyAdd(recoverable, yearDiscount, columns.Cash[k] * halfYearDiscount);
            delivered += columns.Delivered[k];
            opened += columns.OperatingFraction[k];
            TReal carrying = TReal.Min(TReal.Max(cost - (date - completion) * costAYear, 0), cost);
            columns.Recoverable[k] = recoverable;
            columns.Carrying[k] = carrying;

            // Outside the window nothing is so little worth.
            TReal inWindow = TReal.IfLess(date, windowStart, -Never, TReal.IfLess(date, last, carrying, -Never));
            impaired = TReal.IfLess(recoverable, inWindow * 0.5, 1, impaired);

            TReal ofTheYear = TReal.IfLess(delivered, lowUse * opened, (double)StrandingCause.Idle, TReal.IfLess(0, recoverable, 0, lossCause));
            ofTheYear = TReal.IfLess(recoverable, inWindow, ofTheYear, 0);
            cause = TReal.IfLess(0, ofTheYear, ofTheYear, cause);
            strandingYear = TReal.IfLess(0, ofTheYear, date, strandingYear);
            strandedCapital = TReal.IfLess(0, ofTheYear, carrying - TReal.Max(recoverable, 0), strandedCapital);
        }

        // A premature rupture strands the line in its year, at its whole carrying value, unless it was stranded before.
        TReal ruptureYear = TReal.Floor(TReal.IfLess(schedule.Rupture, windowEnd, schedule.Rupture, Never));
        ruptureYear = TReal.IfLess(ruptureYear, tables.FirstYear, Never, TReal.IfLess(ruptureYear, tables.FirstYear + tables.Years, ruptureYear, Never));
        TReal carryingAtRupture = TReal.Min(TReal.Max(cost - (ruptureYear - completion) * costAYear, 0), cost);
        TReal ruptures = TReal.IfLess(ruptureYear, Never, TReal.IfLess(strandingYear, ruptureYear, 0, 1), 0);
        cause = TReal.IfLess(0, ruptures, (double)StrandingCause.Rupture, cause);
        strandingYear = TReal.IfLess(0, ruptures, ruptureYear, strandingYear);
        strandedCapital = TReal.IfLess(0, ruptures, carryingAtRupture, strandedCapital);

        outcomes.Cause = cause;
        outcomes.Impaired = impaired;
        outcomes[Outcome.StrandingYear] = TReal.IfLess(strandingYear, Never, strandingYear, double.NaN);
        outcomes[Outcome.StrandedCapital] = strandedCapital;
        outcomes[Outcome.DistressYear] = TReal.IfLess(_distressYear, Never, _distressYear, double.NaN);
    }
}
