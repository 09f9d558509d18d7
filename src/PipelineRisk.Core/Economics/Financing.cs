using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Debt, its coverage, and the sponsor's equity (model page, section 10).</summary>
internal struct Financing<TReal> where TReal : unmanaged, IReal<TReal>
{
    private TReal _rate;
    private TReal _rateDiscount;
    private TReal _firstPayment;
    private TReal _pastPayments;

    private TReal _drawn;
    private TReal _discountNow;
    private TReal _balance;
    private TReal _loanDiscount;
    private TReal _coverSum;
    private TReal _lowestCash;
    private TReal _equityYearDiscount;
    private TReal _equityDiscount;
    private TReal _equityBeforeDebtService;
    private TReal _discountedPaymentYears;

    /// <summary>The loan's terms and calendar; nothing drawn yet.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, in Schedule<TReal> schedule, YearTables tables)
    {
        this = default;
        TReal panda = TReal.IfLess(inputs.PandaBondAvailable, 1, 0, 1);
        _rate = TReal.Max(inputs.LoanRate - panda * inputs.PandaBondSaving, 0.001);
        _rateDiscount = 1 / (1 + _rate);

        // The first whole year at or after completion; draws are over by then.
        TReal firstFullYear = TReal.Max(-TReal.Floor(-schedule.Completion), tables.FirstYear);
        _firstPayment = firstFullYear + tables.LoanGrace;
        _pastPayments = _firstPayment + tables.LoanTenor;

        _loanDiscount = 1;
        _lowestCash = double.PositiveInfinity;
        _equityYearDiscount = 1 / (1 + inputs.EquityReturn);
        _equityDiscount = TReal.Sqrt(_equityYearDiscount);
    }

    /// <summary>The date from which no lane has a payment left.</summary>
    public readonly double LastPayment => TReal.Largest(_pastPayments);

    /// <summary>Draws, and the value of the equity before debt service.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceEquity(in ProjectInputs<TReal> inputs, ref CashFlowYear<TReal> year)
    {
        _drawn = inputs.DebtShare * year.Capex;
        _equityBeforeDebtService = TReal.MultiplyAdd(_equityDiscount, year.FreeCashFlow + _drawn, _equityBeforeDebtService);
        _discountNow = _equityDiscount;
        _equityDiscount *= _equityYearDiscount;
    }

    /// <summary>Interest until the first payment, coverage and debt service in the payment years.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceDebt(ref CashFlowYear<TReal> year)
    {
        TReal capitalised = _balance * (1 + _rate) + _drawn * (1 + 0.5 * _rate);
        _balance = TReal.IfLess(year.Date, _firstPayment, capitalised, _balance);

        TReal cash = year.FreeCashFlow + year.Capex;
        TReal pays = TReal.IfLess(year.Date, _firstPayment, 0, TReal.IfLess(year.Date, _pastPayments, 1, 0));
        _lowestCash = TReal.IfLess(0, pays, TReal.Min(_lowestCash, cash), _lowestCash);
        _loanDiscount = TReal.IfLess(0, pays, _loanDiscount * _rateDiscount, _loanDiscount);
        _coverSum = TReal.MultiplyAdd(pays * cash, _loanDiscount, _coverSum);
        _discountedPaymentYears = TReal.MultiplyAdd(_discountNow, pays, _discountedPaymentYears);
    }

    /// <summary>Writes coverage (NaN without debt or with payments past the horizon) and the value of the equity.</summary>
    [MethodImpl(Compiled.Alone)]
    public readonly void Close(YearTables tables, ref Outcomes<TReal> outcomes)
    {
        TReal tenorDiscount = 1;
        for (int payment = 0; payment < tables.LoanTenor; payment++)
        {
            tenorDiscount *= _rateDiscount;
        }

        TReal annuity = _balance * _rate / (1 - tenorDiscount);
        TReal lowestCover = _lowestCash / annuity;
        TReal lifeCover = _coverSum / _balance;
        double pastHorizon = tables.FirstYear + tables.Years;
        outcomes[Outcome.MinDscr] = IfCovered(lowestCover, pastHorizon);
        outcomes[Outcome.Llcr] = IfCovered(lifeCover, pastHorizon);
        outcomes[Outcome.EquityNpv] = _equityBeforeDebtService - annuity * _discountedPaymentYears;
    }

    private readonly TReal IfCovered(TReal ratio, TReal pastHorizon) =>
        TReal.IfLess(0, _balance, TReal.IfLess(pastHorizon, _pastPayments, double.NaN, ratio), double.NaN);
}
