using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Revenue, costs, taxes and free cash flow, USD bn (model page, section 7). USD per 1000 m³ times bcm is USD m.</summary>
internal struct CashFlow<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double BnPerMillion = 1e-3;

    private TReal _producedPerDelivered;
    private TReal _transitPerBcm;
    private TReal _depreciationYearsInverse;
    private TReal _depreciationEnd;
    private TReal _lossBank;

    /// <summary>What does not change over the years; no losses to carry forward yet.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, in Schedule<TReal> schedule)
    {
        _producedPerDelivered = 1 / (1 - inputs.FuelShare);
        _transitPerBcm = inputs.TransitTariff * inputs.TransitLength / 100 * BnPerMillion;
        _depreciationYearsInverse = 1 / inputs.DepreciationYears;
        _depreciationEnd = schedule.Completion + inputs.DepreciationYears;
        _lossBank = 0;
    }

    /// <summary>Revenue, costs and the operating margin m.</summary>
    [MethodImpl(Compiled.Alone)]
    public readonly void AdvanceMargin(in ProjectInputs<TReal> inputs, in Schedule<TReal> schedule, ref CashFlowYear<TReal> year)
    {
        year.Revenue = year.Paid * inputs.HeatContent * year.BorderPrice * BnPerMillion;
        TReal produced = year.Delivered * _producedPerDelivered * BnPerMillion;
        year.Upstream = produced * inputs.UpstreamCost;
        year.ExtractionTax = produced * inputs.ExtractionTax;
        year.Transit = year.Delivered * _transitPerBcm;
        year.ExportDuty = inputs.ExportDutyRate * year.Revenue;
        year.FixedOpex = inputs.FixedOpexShare * schedule.Cost * year.OperatingFraction;

        TReal bookShare = 1 - (year.Date + 0.5 - schedule.Completion) * _depreciationYearsInverse;
        TReal bookValue = schedule.Cost * TReal.Min(TReal.Max(bookShare, 0), 1) * year.OperatingFraction;
        year.PropertyTax = inputs.PropertyTaxRate * bookValue;

        year.OperatingMargin = year.Revenue - year.ExportDuty - year.ExtractionTax - year.Upstream
            - year.Transit - year.FixedOpex - year.PropertyTax;
    }

    /// <summary>Depreciation, decommissioning, profit tax with losses carried forward, and free cash flow f.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceTax(in ProjectInputs<TReal> inputs, in Schedule<TReal> schedule, ref CashFlowYear<TReal> year)
    {
        TReal depreciated = TReal.Min(year.Date + 1, _depreciationEnd) - TReal.Max(year.Date, schedule.Completion);
        year.Depreciation = schedule.Cost * _depreciationYearsInverse * TReal.Max(depreciated, 0);

        TReal wholeCost = inputs.DecommissioningShare * schedule.Cost;
        TReal ifNotPast = TReal.IfLess(schedule.OperationEnd, year.Date + 1, wholeCost, 0);
        year.Decommissioning = TReal.IfLess(schedule.OperationEnd, year.Date, 0, ifNotPast);

        TReal income = year.OperatingMargin - year.Depreciation - year.Decommissioning;
        TReal offset = TReal.Min(_lossBank, inputs.LossOffsetCap * income);
        year.ProfitTax = TReal.IfLess(income, 0, 0, inputs.ProfitTaxRate * (income - offset));
        _lossBank = TReal.IfLess(income, 0, _lossBank - income, _lossBank - offset);

        year.FreeCashFlow = year.OperatingMargin - year.ProfitTax - year.Capex - year.Decommissioning;
    }
}
