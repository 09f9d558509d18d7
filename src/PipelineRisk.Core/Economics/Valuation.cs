using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Present values, payback, funding, utilisation and who gains (model page, section 8).</summary>
/// <remarks>The sums are fused multiply-adds: a dozen fewer operations a year.</remarks>
internal struct Valuation<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double Never = double.PositiveInfinity;

    private TReal _yearDiscount;
    private TReal _discountFactor;
    private TReal _rampEnd;

    private TReal _npv;
    private TReal _npvR6;
    private TReal _npvR8;
    private TReal _npvR12;
    private TReal _cumulativeCash;
    private TReal _lowestCash;
    private TReal _paybackYear;
    private TReal _delivered;
    private TReal _openYears;
    private TReal _discountedCosts;
    private TReal _discountedDelivered;
    private TReal _state;
    private TReal _transit;
    private TReal _buyer;

    /// <summary>All sums empty.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, in Schedule<TReal> schedule)
    {
        this = default;
        _yearDiscount = 1 / (1 + inputs.DiscountRate);
        _discountFactor = TReal.Sqrt(_yearDiscount);
        _rampEnd = schedule.Completion + inputs.RampYears;
        _paybackYear = Never;
    }

    /// <summary>Adds the year to the sponsor's sums.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceSponsor(in ProjectInputs<TReal> inputs, YearTables tables, int k, ref CashFlowYear<TReal> year)
    {
        year.DiscountFactor = _discountFactor;
        year.DiscountedCashFlow = year.FreeCashFlow * _discountFactor;
        _npv += year.DiscountedCashFlow;
        year.CumulativeDcf = _npv;
        _npvR6 = TReal.MultiplyAdd(year.FreeCashFlow, tables.DiscountFactors6[k], _npvR6);
        _npvR8 = TReal.MultiplyAdd(year.FreeCashFlow, tables.DiscountFactors8[k], _npvR8);
        _npvR12 = TReal.MultiplyAdd(year.FreeCashFlow, tables.DiscountFactors12[k], _npvR12);

        _cumulativeCash += year.FreeCashFlow;
        TReal lowest = TReal.Min(_lowestCash, _cumulativeCash);
        _lowestCash = TReal.IfLess(year.Date, _rampEnd, lowest, _lowestCash);

        TReal paidBack = TReal.IfLess(year.CumulativeDcf, 0, Never, year.Date);
        _paybackYear = TReal.Min(_paybackYear, TReal.IfLess(0, year.OperatingFraction, paidBack, Never));

        _delivered += year.Delivered;
        _openYears += year.OperatingFraction;
    }

    /// <summary>Adds the year to everybody else's sums, and moves the discount factor on.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceParties(in ProjectInputs<TReal> inputs, ref CashFlowYear<TReal> year)
    {
        TReal costs = year.Capex + year.Upstream + year.Transit + year.ExtractionTax + year.FixedOpex
            + year.PropertyTax + year.Decommissioning;
        _discountedCosts = TReal.MultiplyAdd(_discountFactor, costs, _discountedCosts);
        _discountedDelivered = TReal.MultiplyAdd(_discountFactor, year.Delivered, _discountedDelivered);
        TReal taxes = year.ExtractionTax + year.ExportDuty + year.PropertyTax + year.ProfitTax;
        _state = TReal.MultiplyAdd(_discountFactor, taxes, _state);
        _transit = TReal.MultiplyAdd(_discountFactor, year.Transit, _transit);
        TReal replaced = year.Delivered * inputs.HeatContent * (year.LngPrice - inputs.BorderToCityCost) * 1e-3;
        _buyer = TReal.MultiplyAdd(_discountFactor, replaced - year.Revenue, _buyer);
        _discountFactor *= _yearDiscount;
    }

    /// <summary>Writes the outcomes; NaN where there is none.</summary>
    [MethodImpl(Compiled.Alone)]
    public readonly void Close(in ProjectInputs<TReal> inputs, ref Outcomes<TReal> outcomes)
    {
        outcomes[Outcome.Npv] = _npv;
        outcomes[Outcome.NpvR6] = _npvR6;
        outcomes[Outcome.NpvR8] = _npvR8;
        outcomes[Outcome.NpvR12] = _npvR12;
        outcomes[Outcome.DiscountedPaybackYear] = TReal.IfLess(_paybackYear, Never, _paybackYear, double.NaN);
        outcomes[Outcome.PeakFunding] = TReal.Max(-_lowestCash, 0);
        outcomes[Outcome.MeanUtilisation] = TReal.IfLess(0, _openYears, _delivered / (inputs.Capacity * _openYears), 0);
        outcomes[Outcome.DeliveredTotal] = _delivered;
        TReal cost = _discountedCosts / (_discountedDelivered * inputs.HeatContent) * 1e3;
        outcomes[Outcome.LevelisedCost] = TReal.IfLess(0, _discountedDelivered, cost, double.NaN);
        outcomes[Outcome.NpvState] = _state;
        outcomes[Outcome.NpvTransit] = _transit;
        outcomes[Outcome.NpvBuyer] = _buyer;
        outcomes[Outcome.NpvRussia] = _npv + _state;
        outcomes[Outcome.NpvTotal] = _npv + _state + _transit + _buyer;
    }
}
