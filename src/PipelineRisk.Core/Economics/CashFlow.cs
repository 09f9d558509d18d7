using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Revenue, costs, taxes and free cash flow, USD bn (model page, section 7). USD per 1000 m³ times bcm is USD m.</summary>
/// <remarks>What a bcm delivered costs, and what a year open costs, are each one number a trial; their parts are told apart where they are shown.</remarks>
internal struct CashFlow<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double BnPerMillion = 1e-3;

    /// <summary>USD bn a bcm delivered: upstream cost, extraction tax and transit.</summary>
    public TReal UpstreamPerBcm, ExtractionTaxPerBcm, TransitPerBcm;

    /// <summary>USD bn a year open; and property tax as long as nothing is depreciated.</summary>
    public TReal FixedOpexPerYear, PropertyTaxPerYear;

    private TReal _depreciationYearsInverse;
    private TReal _lossBank;
    private TReal _writtenOff;
    private TReal _decommissioned;

    /// <summary>What does not change over the years; no losses to carry forward yet.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, in Schedule<TReal> schedule, double firstOpenDate)
    {
        TReal producedPerDelivered = BnPerMillion / (1 - inputs.FuelShare);
        UpstreamPerBcm = producedPerDelivered * inputs.UpstreamCost;
        ExtractionTaxPerBcm = producedPerDelivered * inputs.ExtractionTax;
        TransitPerBcm = inputs.TransitTariff * inputs.TransitLength * (BnPerMillion / 100);
        FixedOpexPerYear = inputs.FixedOpexShare * schedule.Cost;
        PropertyTaxPerYear = inputs.PropertyTaxRate * schedule.Cost;
        _depreciationYearsInverse = 1 / inputs.DepreciationYears;
        _lossBank = 0;
        _writtenOff = Clip((firstOpenDate - schedule.Completion) * schedule.Cost * _depreciationYearsInverse, schedule.Cost);
        _decommissioned = TReal.IfLess(schedule.OperationEnd, firstOpenDate, inputs.DecommissioningShare * schedule.Cost, 0);
    }

    /// <summary>Revenue, costs, the operating margin m, profit tax with losses carried forward, and free cash flow f of the open years.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceMargin(in ProjectInputs<TReal> inputs, in Schedule<TReal> schedule, YearTables tables, in YearBlock<TReal> block)
    {
        TReal heat = inputs.HeatContent * BnPerMillion, keptOfRevenue = 1 - inputs.ExportDutyRate;
        TReal perBcm = UpstreamPerBcm + ExtractionTaxPerBcm + TransitPerBcm;
        TReal fixedOpex = FixedOpexPerYear, propertyTax = PropertyTaxPerYear;
        TReal completion = schedule.Completion, operationEnd = schedule.OperationEnd, cost = schedule.Cost;
        TReal yearsInverse = _depreciationYearsInverse, costAYear = cost * yearsInverse, bookAtCompletion = 1 - 0.5 * yearsInverse;
        TReal decommissioning = inputs.DecommissioningShare * cost;
        TReal lossOffsetCap = inputs.LossOffsetCap, profitTaxRate = inputs.ProfitTaxRate;
        TReal lossBank = _lossBank, writtenOff = _writtenOff, decommissioned = _decommissioned;
        for (int k = block.OpenFrom; k < block.OpenTo; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            TReal age = tables.Dates[k] - completion;
            TReal operating = year.OperatingFraction, bookOpen = Clip(bookAtCompletion - age * yearsInverse, 1) * operating;
            TReal revenue = year.Paid * heat * year.BorderPrice;
            TReal margin = keptOfRevenue * revenue - perBcm * year.Delivered - fixedOpex * operating - propertyTax * bookOpen;
            year.Revenue = revenue;
            year.BookOpen = bookOpen;
            year.OperatingMargin = margin;

            // The year's share of what is written off, and of the decommissioning, as differences of what is so by the year's end.
            TReal writtenOffAfter = Clip(TReal.MultiplyAdd(age, costAYear, costAYear), cost);
            TReal decommissionedAfter = TReal.IfLess(operationEnd, tables.Dates[k] + 1, decommissioning, 0);
            TReal depreciation = writtenOffAfter - writtenOff, ended = decommissionedAfter - decommissioned;
            (writtenOff, decommissioned) = (writtenOffAfter, decommissionedAfter);
            year.Depreciation = depreciation;
            year.Decommissioning = ended;

            // A loss is a negative offset: it fills the bank. Of the three the smallest is a loss itself, or else what may be offset.
            TReal income = margin - depreciation - ended;
            TReal offset = TReal.Min(lossBank, TReal.Min(income, lossOffsetCap * income));
            TReal profitTax = profitTaxRate * (income - offset), cash = margin - profitTax - ended;
            lossBank -= offset;
            year.ProfitTax = profitTax;
            year.Cash = cash;
            year.FreeCashFlow = cash;
            if (k < block.BuildingTo)
            {
                year.FreeCashFlow = cash - year.Capex;
            }
        }

        (_lossBank, _writtenOff, _decommissioned) = (lossBank, writtenOff, decommissioned);
    }

    /// <summary>The parts of the sums of <see cref="AdvanceMargin"/>, for who wants to see them.</summary>
    public readonly void Itemise(in ProjectInputs<TReal> inputs, in YearBlock<TReal> block)
    {
        for (int k = block.First; k < block.End; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            year.Upstream = UpstreamPerBcm * year.Delivered;
            year.ExtractionTax = ExtractionTaxPerBcm * year.Delivered;
            year.Transit = TransitPerBcm * year.Delivered;
            year.ExportDuty = inputs.ExportDutyRate * year.Revenue;
            year.FixedOpex = FixedOpexPerYear * year.OperatingFraction;
            year.PropertyTax = PropertyTaxPerYear * year.BookOpen;
            year.DiscountedCashFlow = year.FreeCashFlow * year.DiscountFactor;
        }
    }

    private static TReal Clip(TReal a, TReal most) => TReal.Min(TReal.Max(a, 0), most);
}
