using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Chinese demand and its erosion by heat pumps and battery trucks, bcm/yr (model page, section 5).</summary>
internal struct Demand<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double MmbtuPerGwh = 3412.142;

    private Logistic<TReal> _heatPumps;
    private Logistic<TReal> _truckSales;
    private TReal _heatPumpCeilingGas;
    private TReal _truckKept;
    private TReal _truckRenewed;
    private TReal _truckScrapped;
    private TReal _pumpStay;
    private TReal _truckFleet;

    /// <summary>The curves at the valuation date <paramref name="firstDate"/>.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, double firstDate)
    {
        _heatPumps.Begin(inputs.HeatPumpGrowth, inputs.HeatPumpMidpoint - firstDate);
        TReal added = TReal.Max(inputs.HeatPumpStockCeiling - inputs.HeatPumpStockInitial, 0);
        TReal gasPerGw = inputs.HeatPumpFullLoadHours * inputs.HeatPumpGasDisplacement / inputs.BoilerEfficiency
            * MmbtuPerGwh / (inputs.HeatContent * 1e6);
        _heatPumpCeilingGas = added * gasPerGw;
        _pumpStay = _heatPumpCeilingGas;

        // With ψ = (φ − φ₀) / (1 − φ₀) the fleet's turnover reads ψ ← ψ (1 − 1/life) + (b − φ₀) / life / (1 − φ₀).
        _truckSales.Begin(inputs.BatteryTruckGrowth, inputs.BatteryTruckMidpoint - firstDate);
        TReal turnover = 1 / inputs.TruckLife;
        TReal turnoverOfRoom = turnover / (1 - inputs.BatteryTruckFleetInitial);
        _truckKept = 1 - turnover;
        _truckRenewed = inputs.BatteryTruckSalesCeiling * turnoverOfRoom;
        _truckScrapped = -inputs.BatteryTruckFleetInitial * turnoverOfRoom;
        _truckFleet = 0;
    }

    /// <summary>Demand, erosion and net demand.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceErosion(in ProjectInputs<TReal> inputs, YearTables tables, in YearBlock<TReal> block)
    {
        DeckPath<TReal> referenceDemand = new(in inputs, tables, DeckSeries.ChinaDemand);
        DeckPath<TReal> lngTruckDemand = new(in inputs, tables, DeckSeries.LngTruckDemand);
        DeckPath<TReal> erosionInForecast = new(in inputs, tables, DeckSeries.ErosionInForecast);
        TReal cityGasShare = inputs.CityGasShare;

        TReal pumpOdds = _heatPumps.OddsAgainst, pumpDecay = _heatPumps.Decay;
        TReal pumpCeiling = _heatPumpCeilingGas, pumpStay = _pumpStay;
        TReal truckOdds = _truckSales.OddsAgainst, truckDecay = _truckSales.Decay;
        TReal truckKept = _truckKept, truckRenewed = _truckRenewed, truckScrapped = _truckScrapped, truckFleet = _truckFleet;
        int waiting = (int)Math.Min(TReal.Largest(TReal.Max(_heatPumps.YearsToWait, _truckSales.YearsToWait)), block.End);
        for (int k = block.First; k < block.End; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            TReal demand = referenceDemand.At(k);
            year.ReferenceDemand = demand;

            // Both logistic curves with one division.
            TReal againstPumps = 1 + pumpOdds, againstTrucks = 1 + truckOdds;
            TReal inverse = 1 / (againstPumps * againstTrucks);

            // (λ(t) − λ(t₀)) / (1 − λ(t₀)) = λ(t)(1 − e^(−g (t − t₀))) exactly (model page, section 13).
            TReal displaced = (inverse * againstTrucks) * (pumpCeiling - pumpStay);
            TReal heatPumpErosion = TReal.Min(displaced, cityGasShare * demand);
            year.HeatPumpErosion = heatPumpErosion;
            pumpStay *= pumpDecay;

            if (k > 0)
            {
                TReal renewed = TReal.MultiplyAdd(inverse * againstPumps, truckRenewed, truckScrapped);
                truckFleet = TReal.MultiplyAdd(truckFleet, truckKept, renewed);
            }

            TReal truckErosion = lngTruckDemand.At(k) * TReal.Max(truckFleet, 0);
            year.TruckErosion = truckErosion;
            year.NetDemand = TReal.Max(demand + erosionInForecast.At(k) - heatPumpErosion - truckErosion, 0);

            if (k < waiting)
            {
                pumpOdds = TReal.IfLess(k, _heatPumps.YearsToWait, pumpOdds, pumpOdds * pumpDecay);
                truckOdds = TReal.IfLess(k, _truckSales.YearsToWait, truckOdds, truckOdds * truckDecay);
            }
            else
            {
                pumpOdds *= pumpDecay;
                truckOdds *= truckDecay;
            }
        }

        (_heatPumps.OddsAgainst, _pumpStay, _truckSales.OddsAgainst, _truckFleet) = (pumpOdds, pumpStay, truckOdds, truckFleet);
    }
}

/// <summary>The call on the pipeline of one trial's buyer, bcm/yr (model page, section 5).</summary>
internal readonly ref struct Buyer<TReal> where TReal : unmanaged, IReal<TReal>
{
    private readonly DeckPath<TReal> _production;
    private readonly DeckPath<TReal> _contracted;
    private readonly DeckPath<TReal> _otherRussian;
    private readonly TReal _shareAtNoPrice;
    private readonly TReal _response;
    private readonly TReal _firmShare;
    private readonly TReal _russianCap;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Buyer(in ProjectInputs<TReal> inputs, YearTables tables)
    {
        _production = new(in inputs, tables, DeckSeries.ChinaProduction);
        _contracted = new(in inputs, tables, DeckSeries.ContractedImports);
        _otherRussian = new(in inputs, tables, DeckSeries.OtherRussianPipeline);
        _response = inputs.OfftakeResponse;
        _shareAtNoPrice = inputs.ShareOfCall + _response;
        _firmShare = inputs.FirmContractShare;
        _russianCap = inputs.RussianShareCap;
    }

    /// <summary>The call on new gas, what of it the buyer is willing to take, the room for gas that must be paid for, and the cap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CallOnPipeline(int k, ref CashFlowYear<TReal> year, out TReal willingOfftake, out TReal room, out TReal supplierCap)
    {
        TReal netDemand = year.NetDemand, contracted = _contracted.At(k), otherRussian = _otherRussian.At(k);
        TReal left = netDemand - _production.At(k) - otherRussian;
        TReal call = TReal.Max(left - contracted, 0);
        year.Call = call;
        room = TReal.Max(left - _firmShare * contracted, 0);
        year.Room = room;
        TReal share = _shareAtNoPrice - _response * (year.BorderPrice / year.LngPrice);
        willingOfftake = TReal.Min(TReal.Min(TReal.Max(share, 0), 1) * call, year.ContractQuantity);
        supplierCap = TReal.Max(_russianCap * netDemand - otherRussian, 0);
    }
}
