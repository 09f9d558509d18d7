using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Present values, payback, funding, utilisation and who gains (model page, section 8).</summary>
/// <remarks>
/// The sums are fused multiply-adds. What costs the same per bcm or per year open is summed as discounted bcm and discounted years,
/// and priced once at the end.
/// </remarks>
internal struct Valuation<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double Never = double.PositiveInfinity;
    private const double BnPerMillion = 1e-3;

    private TReal _yearDiscount, _discountFactor;
    private TReal _rampEnd;
    private TReal _npv, _npvR6, _npvR8, _npvR12;
    private TReal _paybackYear;
    private TReal _cumulativeCash, _lowestCash;
    private TReal _delivered, _openYears;
    private TReal _discountedDelivered, _discountedLngValue, _discountedRevenue;
    private TReal _discountedOpen, _discountedBookOpen;
    private TReal _discountedProfitTax, _discountedDecommissioning, _discountedCapex;

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

    /// <summary>The date from which no lane is in its ramp-up.</summary>
    public readonly double LastRampEnd => TReal.Largest(_rampEnd);

    /// <summary>The sponsor's sums.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceSponsor(YearTables tables, in YearBlock<TReal> block)
    {
        TReal yearDiscount = _yearDiscount, factor = _discountFactor;
        TReal npv = _npv, npvR6 = _npvR6, npvR8 = _npvR8, npvR12 = _npvR12;
        TReal paybackYear = _paybackYear, delivered = _delivered, openYears = _openYears;
        for (int k = block.First; k < block.End; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            TReal cash = year.FreeCashFlow;
            npv = TReal.MultiplyAdd(cash, factor, npv);
            npvR6 = TReal.MultiplyAdd(cash, tables.DiscountFactors6[k], npvR6);
            npvR8 = TReal.MultiplyAdd(cash, tables.DiscountFactors8[k], npvR8);
            npvR12 = TReal.MultiplyAdd(cash, tables.DiscountFactors12[k], npvR12);
            year.CumulativeDcf = npv;
            year.DiscountFactor = factor;
            factor *= yearDiscount;

            TReal paidBack = TReal.IfLess(npv, 0, Never, tables.Dates[k]);
            paybackYear = TReal.Min(paybackYear, TReal.IfLess(0, year.OperatingFraction, paidBack, Never));
            delivered += year.Delivered;
            openYears += year.OperatingFraction;
        }

        (_discountFactor, _npv, _npvR6, _npvR8, _npvR12) = (factor, npv, npvR6, npvR8, npvR12);
        (_paybackYear, _delivered, _openYears) = (paybackYear, delivered, openYears);
    }

    /// <summary>The deepest need of cash until the end of the ramp-up.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceFunding(YearTables tables, in YearBlock<TReal> block)
    {
        TReal rampEnd = _rampEnd, cumulative = _cumulativeCash, lowest = _lowestCash;
        for (int k = block.First; k < block.End; k++)
        {
            cumulative += block[k].FreeCashFlow;
            lowest = TReal.Min(lowest, TReal.IfLess(tables.Dates[k], rampEnd, cumulative, 0));
        }

        (_cumulativeCash, _lowestCash) = (cumulative, lowest);
    }

    /// <summary>Everybody else's sums.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceParties(in YearBlock<TReal> block)
    {
        TReal capex = _discountedCapex;
        for (int k = block.First; k < block.BuildingTo; k++)
        {
            capex = TReal.MultiplyAdd(block[k].DiscountFactor, block[k].Capex, capex);
        }

        _discountedCapex = capex;
        TReal delivered = _discountedDelivered, lngValue = _discountedLngValue, revenue = _discountedRevenue;
        TReal opened = _discountedOpen, bookOpen = _discountedBookOpen, profitTax = _discountedProfitTax, decommissioning = _discountedDecommissioning;
        for (int k = block.OpenFrom; k < block.OpenTo; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            TReal factor = year.DiscountFactor, discountedBcm = factor * year.Delivered;
            delivered += discountedBcm;
            lngValue = TReal.MultiplyAdd(discountedBcm, year.LngPrice, lngValue);
            revenue = TReal.MultiplyAdd(factor, year.Revenue, revenue);
            opened = TReal.MultiplyAdd(factor, year.OperatingFraction, opened);
            bookOpen = TReal.MultiplyAdd(factor, year.BookOpen, bookOpen);
            profitTax = TReal.MultiplyAdd(factor, year.ProfitTax, profitTax);
            decommissioning = TReal.MultiplyAdd(factor, year.Decommissioning, decommissioning);
        }

        (_discountedDelivered, _discountedLngValue, _discountedRevenue) = (delivered, lngValue, revenue);
        (_discountedOpen, _discountedBookOpen, _discountedProfitTax, _discountedDecommissioning) = (opened, bookOpen, profitTax, decommissioning);
    }

    /// <summary>Writes the outcomes; NaN where there is none.</summary>
    [MethodImpl(Compiled.Alone)]
    public readonly void Close(in ProjectInputs<TReal> inputs, in CashFlow<TReal> cashFlow, ref Outcomes<TReal> outcomes)
    {
        outcomes[Outcome.Npv] = _npv;
        outcomes[Outcome.NpvR6] = _npvR6;
        outcomes[Outcome.NpvR8] = _npvR8;
        outcomes[Outcome.NpvR12] = _npvR12;
        outcomes[Outcome.DiscountedPaybackYear] = TReal.IfLess(_paybackYear, Never, _paybackYear, double.NaN);
        outcomes[Outcome.PeakFunding] = TReal.Max(-_lowestCash, 0);
        outcomes[Outcome.MeanUtilisation] = TReal.IfLess(0, _openYears, _delivered / (inputs.Capacity * _openYears), 0);
        outcomes[Outcome.DeliveredTotal] = _delivered;

        TReal extractionTax = cashFlow.ExtractionTaxPerBcm * _discountedDelivered, transit = cashFlow.TransitPerBcm * _discountedDelivered;
        TReal propertyTax = cashFlow.PropertyTaxPerYear * _discountedBookOpen;
        TReal costs = _discountedCapex + cashFlow.UpstreamPerBcm * _discountedDelivered + transit + extractionTax
            + cashFlow.FixedOpexPerYear * _discountedOpen + propertyTax + _discountedDecommissioning;
        TReal cost = costs / (_discountedDelivered * inputs.HeatContent * BnPerMillion);
        outcomes[Outcome.LevelisedCost] = TReal.IfLess(0, _discountedDelivered, cost, double.NaN);

        TReal state = extractionTax + inputs.ExportDutyRate * _discountedRevenue + propertyTax + _discountedProfitTax;
        TReal replaced = (_discountedLngValue - inputs.BorderToCityCost * _discountedDelivered) * inputs.HeatContent * BnPerMillion;
        TReal buyer = replaced - _discountedRevenue;
        outcomes[Outcome.NpvState] = state;
        outcomes[Outcome.NpvTransit] = transit;
        outcomes[Outcome.NpvBuyer] = buyer;
        outcomes[Outcome.NpvRussia] = _npv + state;
        outcomes[Outcome.NpvTotal] = _npv + state + transit + buyer;
    }
}
