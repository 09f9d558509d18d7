using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>European gas, oil, the border price and East-Asian LNG (model page, section 4).</summary>
internal struct Prices<TReal> where TReal : unmanaged, IReal<TReal>
{
    private MeanRevertingLog<TReal> _gas;
    private MeanRevertingLog<TReal> _oil;
    private TReal _previousOil;
    private TReal _logReference;
    private TReal _oilOwnShock;

    /// <summary>The processes at the valuation date.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, bool withOil)
    {
        _gas.Begin(inputs.EuPriceInitial, inputs.EuPriceLongRun, inputs.EuPriceReversion, inputs.EuPriceVolatility);
        _logReference = RealMath.Log(inputs.DiscountReference);
        if (withOil)
        {
            _oil.Begin(inputs.OilPriceInitial, inputs.OilPriceLongRun, inputs.OilPriceReversion, inputs.OilPriceVolatility);
            _previousOil = RealMath.Exp(_oil.LogPrice);
            TReal rho = inputs.OilGasShockCorrelation;
            _oilOwnShock = TReal.Sqrt(1 - rho * rho);
        }
    }

    /// <summary>Moves both processes on by a year (from the second year on) and sets the year's prices.</summary>
    /// <param name="inputs">The trial's parameters.</param>
    /// <param name="shocks">ε and η: standard normals.</param>
    /// <param name="k">The year; the first has no predecessor to move from.</param>
    /// <param name="withOil">Whether the oil price matters; without it the oil columns are 0.</param>
    /// <param name="year">Receives the prices.</param>
    [MethodImpl(Compiled.Alone)]
    public void Advance(in ProjectInputs<TReal> inputs, in ShockPaths shocks, int k, bool withOil, ref CashFlowYear<TReal> year)
    {
        if (k > 0)
        {
            _gas.Move(shocks.Gas<TReal>(k));
        }

        year.EuPrice = RealMath.Exp(_gas.LogPrice);
        TReal indexed = withOil ? AdvanceOil(in inputs, in shocks, k, ref year) : 0;

        TReal discount = inputs.PriceDiscount + inputs.DiscountSlope * (_gas.LogPrice - _logReference);
        year.PriceDiscount = TReal.Min(TReal.Max(discount, -0.3), 0.9);
        TReal weight = inputs.OilIndexWeight;
        TReal border = (1 - weight) * (1 - year.PriceDiscount) * year.EuPrice + weight * indexed;
        year.BorderPrice = TReal.Max(border, inputs.BorderPriceFloor);
        year.LngPrice = year.EuPrice * (1 + inputs.AsiaLngPremium);
    }

    // The oil price, and from it the contract price O with its lagged index.
    [MethodImpl(Compiled.Alone)]
    private TReal AdvanceOil(in ProjectInputs<TReal> inputs, in ShockPaths shocks, int k, ref CashFlowYear<TReal> year)
    {
        if (k > 0)
        {
            _oil.Move(inputs.OilGasShockCorrelation * shocks.Gas<TReal>(k) + _oilOwnShock * shocks.Oil<TReal>(k));
        }

        year.OilPrice = RealMath.Exp(_oil.LogPrice);
        TReal lag = inputs.OilIndexLag;
        TReal indexed = inputs.OilSlope * ((1 - lag) * year.OilPrice + lag * _previousOil);
        _previousOil = year.OilPrice;
        return indexed;
    }
}

/// <summary>A price whose logarithm reverts to a mean: Schwartz (1997), one-factor model, exact in yearly steps.</summary>
internal struct MeanRevertingLog<TReal> where TReal : unmanaged, IReal<TReal>
{
    /// <summary>x: the log price now.</summary>
    public TReal LogPrice;

    private TReal _logLongRun;
    private TReal _decay;
    private TReal _shockScale;

    /// <summary>The process at its first year.</summary>
    public void Begin(TReal initial, TReal longRun, TReal reversion, TReal volatility)
    {
        LogPrice = RealMath.Log(initial);
        _logLongRun = RealMath.Log(longRun);
        _decay = RealMath.Exp(-reversion);
        _shockScale = volatility * TReal.Sqrt(RealMath.MeanDecay(2 * reversion));
    }

    /// <summary>x ← m + (x − m) e^−κ + s·ε.</summary>
    public void Move(TReal shock) => LogPrice = _logLongRun + (LogPrice - _logLongRun) * _decay + _shockScale * shock;
}
