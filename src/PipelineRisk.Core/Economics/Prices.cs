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
        }
    }

    /// <summary>The gas prices.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Advance(in ProjectInputs<TReal> inputs, in ShockPaths shocks, in YearBlock<TReal> block)
    {
        MeanRevertingLog<TReal> gas = _gas;
        TReal discountSlope = inputs.DiscountSlope, discountAtOne = inputs.PriceDiscount - discountSlope * _logReference;
        TReal floor = inputs.BorderPriceFloor, lngFactor = 1 + inputs.AsiaLngPremium;
        for (int k = block.First; k < block.End; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            if (k > 0)
            {
                gas.Move(shocks.Gas<TReal>(k));
            }

            TReal price = RealMath.ExpInline(gas.LogPrice);
            TReal discount = TReal.MultiplyAdd(discountSlope, gas.LogPrice, discountAtOne);
            discount = TReal.Min(TReal.Max(discount, -0.3), 0.9);
            year.EuPrice = price;
            year.PriceDiscount = discount;
            year.BorderPrice = TReal.Max((1 - discount) * price, floor);
            year.LngPrice = price * lngFactor;
        }

        _gas.LogPrice = gas.LogPrice;
    }

    /// <summary>The oil price, and the border price with its oil-indexed share in it.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceOil(in ProjectInputs<TReal> inputs, in ShockPaths shocks, in YearBlock<TReal> block)
    {
        MeanRevertingLog<TReal> oil = _oil;
        TReal rho = inputs.OilGasShockCorrelation, ownShock = TReal.Sqrt(1 - rho * rho);
        TReal weight = inputs.OilIndexWeight, lag = inputs.OilIndexLag, slope = inputs.OilSlope, floor = inputs.BorderPriceFloor;
        TReal previous = _previousOil;
        for (int k = block.First; k < block.End; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            if (k > 0)
            {
                oil.Move(rho * shocks.Gas<TReal>(k) + ownShock * shocks.Oil<TReal>(k));
            }

            year.OilPrice = RealMath.ExpInline(oil.LogPrice);
            TReal indexed = slope * ((1 - lag) * year.OilPrice + lag * previous);
            TReal border = (1 - weight) * (1 - year.PriceDiscount) * year.EuPrice + weight * indexed;
            year.BorderPrice = TReal.Max(border, floor);
            previous = year.OilPrice;
        }

        (_oil.LogPrice, _previousOil) = (oil.LogPrice, previous);
    }
}

/// <summary>A price whose logarithm reverts to a mean: Schwartz (1997), one-factor model, exact in yearly steps.</summary>
internal struct MeanRevertingLog<TReal> where TReal : unmanaged, IReal<TReal>
{
    /// <summary>x: the log price now.</summary>
    public TReal LogPrice;

    private TReal _decay;
    private TReal _pull;
    private TReal _shockScale;

    /// <summary>The process at its first year.</summary>
    public void Begin(TReal initial, TReal longRun, TReal reversion, TReal volatility)
    {
        LogPrice = RealMath.Log(initial);
        _decay = RealMath.Exp(-reversion);
        _pull = RealMath.Log(longRun) * (1 - _decay);
        _shockScale = volatility * TReal.Sqrt(RealMath.MeanDecay(2 * reversion));
    }

    /// <summary>x ← m + (x − m) e^−κ + s·ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(TReal shock) => LogPrice = TReal.MultiplyAdd(LogPrice, _decay, TReal.MultiplyAdd(_shockScale, shock, _pull));
}
