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

    private TReal _balance;
    private TReal _loanDiscount;
    private TReal _coverSum;
    private TReal _lowestCash;
    private TReal _equityYearDiscount;
    private TReal _equityDiscount;
    private TReal _equityBeforeDebtService;
    private TReal _discountedPaymentYears;

    /// <summary>The years in which some lane may still draw or owe, and those in which some lane may pay.</summary>
    private int _drawingTo, _paymentsFrom, _paymentsTo;

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
        _drawingTo = tables.YearOf(TReal.Largest(_firstPayment));
        _paymentsFrom = tables.YearOf(-TReal.Largest(-_firstPayment));
        _paymentsTo = tables.YearOf(TReal.Largest(_pastPayments));

        _loanDiscount = 1;
        _lowestCash = double.PositiveInfinity;
        _equityYearDiscount = 1 / (1 + inputs.EquityReturn);
        _equityDiscount = TReal.Sqrt(_equityYearDiscount);
    }

    /// <summary>Draws and interest until the first payment, coverage and debt service in the payment years, and the equity before debt service.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Advance(in ProjectInputs<TReal> inputs, YearTables tables, in YearBlock<TReal> block)
    {
        TReal firstPayment = _firstPayment, debtShare = inputs.DebtShare;
        TReal equity = _equityBeforeDebtService, factor = _equityDiscount, yearDiscount = _equityYearDiscount;
        if (block.First < _drawingTo)
        {
            TReal balance = _balance, growth = 1 + _rate, halfYearGrowth = 1 + 0.5 * _rate, drawFactor = factor;
            for (int k = block.First; k < block.End; k++)
            {
                TReal drawn = debtShare * (k < block.BuildingTo ? block[k].Capex : 0);
                TReal capitalised = TReal.MultiplyAdd(drawn, halfYearGrowth, balance * growth);
                balance = TReal.IfLess(tables.Dates[k], firstPayment, capitalised, balance);
                equity = TReal.MultiplyAdd(drawFactor, drawn, equity);
                drawFactor *= yearDiscount;
            }

            _balance = balance;
        }

        if (block.First < _paymentsTo && block.End > _paymentsFrom)
        {
            TReal lowestCash = _lowestCash, loanDiscount = _loanDiscount, coverSum = _coverSum, paymentYears = _discountedPaymentYears;
            TReal rateDiscount = _rateDiscount, pastPayments = _pastPayments, paymentFactor = factor;
            for (int k = block.First; k < block.End; k++)
            {
                TReal date = tables.Dates[k], cash = block[k].Cash;
                TReal pays = TReal.IfLess(date, firstPayment, 0, TReal.IfLess(date, pastPayments, 1, 0));
                lowestCash = TReal.IfLess(0, pays, TReal.Min(lowestCash, cash), lowestCash);
                loanDiscount = TReal.IfLess(0, pays, loanDiscount * rateDiscount, loanDiscount);
                coverSum = TReal.MultiplyAdd(pays * cash, loanDiscount, coverSum);
                paymentYears = TReal.MultiplyAdd(paymentFactor, pays, paymentYears);
                paymentFactor *= yearDiscount;
            }

            (_lowestCash, _loanDiscount, _coverSum, _discountedPaymentYears) = (lowestCash, loanDiscount, coverSum, paymentYears);
        }

        for (int k = block.First; k < block.End; k++)
        {
            equity = TReal.MultiplyAdd(factor, block[k].FreeCashFlow, equity);
            factor *= yearDiscount;
        }

        (_equityBeforeDebtService, _equityDiscount) = (equity, factor);
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
