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
    public void Watch(in ProjectInputs<TReal> inputs, int distressYears, ref CashFlowYear<TReal> year)
    {
        TReal lowUse = inputs.StrandingUtilisation * inputs.Capacity * year.OperatingFraction;
        TReal oneMore = _badYears + 1;
        TReal run = TReal.IfLess(year.Delivered, lowUse, oneMore, TReal.IfLess(year.OperatingMargin, 0, oneMore, 0));
        TReal afterRamp = TReal.IfLess(year.Age, inputs.RampYears, 0, run);
        _badYears = TReal.IfLess(0, year.OperatingFraction, afterRamp, 0);
        _distressYear = TReal.Min(_distressYear, TReal.IfLess(_badYears, distressYears, Never, year.Date));
    }

    /// <summary>Walks the years in which a line may be open downwards and finds the first in which it is stranded, and why.</summary>
    [MethodImpl(Compiled.Alone)]
    public readonly void LookBack(
        in ProjectInputs<TReal> inputs,
        in Schedule<TReal> schedule,
        double firstDate,
        Range openYears,
        LookBackColumns<TReal> columns,
        ref Outcomes<TReal> outcomes)
    {
        TReal yearDiscount = 1 / (1 + inputs.DiscountRate);
        TReal halfYearDiscount = TReal.Sqrt(yearDiscount);
        TReal lifeInverse = 1 / inputs.ContractYears;
        TReal windowStart = schedule.Completion + inputs.RampYears;
        TReal windowEnd = schedule.ContractEnd - inputs.PrematureYears;
        TReal prematureRupture = TReal.IfLess(schedule.Rupture, windowEnd, schedule.Rupture, Never);
        TReal lowUse = inputs.StrandingUtilisation * inputs.Capacity;

        TReal recoverable = 0, delivered = 0, open = 0;
        TReal cause = 0, strandingYear = double.NaN, strandedCapital = 0, impaired = 0;
        for (int k = openYears.End.Value - 1; k >= openYears.Start.Value; k--)
        {
            TReal date = firstDate + k;
            recoverable = columns.Cash[k] * halfYearDiscount + recoverable * yearDiscount;
            delivered += columns.Delivered[k];
            open += columns.OperatingFraction[k];
            TReal carrying = schedule.Cost * TReal.Min(TReal.Max(1 - (date - schedule.Completion) * lifeInverse, 0), 1);
            columns.Recoverable[k] = recoverable;
            columns.Carrying[k] = carrying;

            // 1 in a year of the window in operation: C + ramp ≤ t ≤ Z − premature.
            TReal inWindow = TReal.IfLess(0, columns.OperatingFraction[k], 1, 0);
            inWindow = TReal.IfLess(date, windowStart, 0, TReal.IfLess(windowEnd, date, 0, inWindow));
            impaired = TReal.IfLess(recoverable, carrying * 0.5, TReal.Max(impaired, inWindow), impaired);

            // A premature rupture rules out "loss"; at and after it only the rupture itself can strand the line.
            TReal loss = TReal.IfLess(0, recoverable, 0, TReal.IfLess(prematureRupture, Never, 0, (double)StrandingCause.Loss));
            TReal ofTheYear = TReal.IfLess(delivered, lowUse * open, (double)StrandingCause.Idle, loss);
            ofTheYear = TReal.IfLess(recoverable, carrying, ofTheYear * inWindow, 0);
            ofTheYear = TReal.IfLess(date, schedule.Rupture, ofTheYear, 0);
            TReal rupturesByYearEnd = TReal.IfLess(prematureRupture, date + 1, (double)StrandingCause.Rupture, ofTheYear);
            ofTheYear = TReal.IfLess(prematureRupture, date, 0, rupturesByYearEnd);

            TReal stillWorth = TReal.IfLess(ofTheYear, (double)StrandingCause.Rupture, TReal.Max(recoverable, 0), 0);
            strandingYear = TReal.IfLess(0, ofTheYear, date, strandingYear);
            strandedCapital = TReal.IfLess(0, ofTheYear, TReal.Max(carrying - stillWorth, 0), strandedCapital);
            cause = TReal.IfLess(0, ofTheYear, ofTheYear, cause);
        }

        outcomes.Cause = cause;
        outcomes.Impaired = impaired;
        outcomes[Outcome.StrandingYear] = strandingYear;
        outcomes[Outcome.StrandedCapital] = strandedCapital;
        outcomes[Outcome.DistressYear] = TReal.IfLess(_distressYear, Never, _distressYear, double.NaN);
    }
}
