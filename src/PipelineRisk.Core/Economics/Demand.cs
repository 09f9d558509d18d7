using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Chinese demand, its erosion by heat pumps and battery trucks, and the call on the pipeline, bcm/yr (model page, section 5).</summary>
internal struct Demand<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double MmbtuPerGwh = 3412.142;

    private DeckPositions<TReal> _positions;
    private Logistic<TReal> _heatPumps;
    private TReal _heatPumpStay;
    private TReal _heatPumpCeilingGas;
    private Logistic<TReal> _truckSales;
    private TReal _truckFleet;
    private TReal _truckTurnover;
    private TReal _truckRoomInverse;

    /// <summary>The state at the valuation date <paramref name="firstDate"/>.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Begin(in ProjectInputs<TReal> inputs, YearTables tables, double firstDate)
    {
        _positions.Begin(in inputs, tables);

        _heatPumps.Begin(inputs.HeatPumpGrowth, inputs.HeatPumpMidpoint - firstDate);
        _heatPumpStay = 1;
        TReal added = TReal.Max(inputs.HeatPumpStockCeiling - inputs.HeatPumpStockInitial, 0);
        TReal gasPerGw = inputs.HeatPumpFullLoadHours * inputs.HeatPumpGasDisplacement / inputs.BoilerEfficiency
            * MmbtuPerGwh / (inputs.HeatContent * 1e6);
        _heatPumpCeilingGas = added * gasPerGw;

        _truckSales.Begin(inputs.BatteryTruckGrowth, inputs.BatteryTruckMidpoint - firstDate);
        _truckFleet = inputs.BatteryTruckFleetInitial;
        _truckTurnover = 1 / inputs.TruckLife;
        _truckRoomInverse = 1 / (1 - inputs.BatteryTruckFleetInitial);
    }

    /// <summary>Demand, erosion and net demand of year <paramref name="k"/>.</summary>
    [MethodImpl(Compiled.Alone)]
    public void AdvanceErosion(in ProjectInputs<TReal> inputs, YearTables tables, int k, ref CashFlowYear<TReal> year)
    {
        year.ReferenceDemand = _positions.At(tables, DeckSeries.ChinaDemand, k);

        // Both logistic curves with one division.
        TReal againstPumps = 1 + _heatPumps.OddsAgainst, againstTrucks = 1 + _truckSales.OddsAgainst;
        TReal inverse = 1 / (againstPumps * againstTrucks);
        TReal pumpShare = inverse * againstTrucks, truckShare = inverse * againstPumps;

        // (λ(t) − λ(t₀)) / (1 − λ(t₀)) = λ(t)(1 − e^(−g (t − t₀))) exactly (model page, section 13).
        TReal taken = pumpShare * (1 - _heatPumpStay);
        year.HeatPumpErosion = TReal.Min(_heatPumpCeilingGas * taken, inputs.CityGasShare * year.ReferenceDemand);
        _heatPumpStay *= _heatPumps.Decay;
        _heatPumps.Advance();

        if (k > 0)
        {
            TReal sales = inputs.BatteryTruckSalesCeiling * truckShare;
            _truckFleet += (sales - _truckFleet) * _truckTurnover;
        }

        _truckSales.Advance();
        TReal turned = TReal.Max((_truckFleet - inputs.BatteryTruckFleetInitial) * _truckRoomInverse, 0);
        year.TruckErosion = _positions.At(tables, DeckSeries.LngTruckDemand, k) * turned;

        TReal demand = year.ReferenceDemand + _positions.At(tables, DeckSeries.ErosionInForecast, k) - year.HeatPumpErosion - year.TruckErosion;
        year.NetDemand = TReal.Max(demand, 0);
    }

    /// <summary>The call on new gas, what of it the buyer is willing to take, the room for gas that must be paid for, and the cap.</summary>
    [MethodImpl(Compiled.Alone)]
    public readonly void CallOnPipeline(in ProjectInputs<TReal> inputs, YearTables tables, int k, ref CashFlowYear<TReal> year)
    {
        TReal production = _positions.At(tables, DeckSeries.ChinaProduction, k);
        TReal contracted = _positions.At(tables, DeckSeries.ContractedImports, k);
        TReal otherRussian = _positions.At(tables, DeckSeries.OtherRussianPipeline, k);

        year.Call = TReal.Max(year.NetDemand - production - contracted - otherRussian, 0);
        TReal share = inputs.ShareOfCall + inputs.OfftakeResponse * (1 - year.BorderPrice / year.LngPrice);
        TReal willingShare = TReal.Min(TReal.Max(share, 0), 1);
        year.WillingOfftake = TReal.Min(willingShare * year.Call, year.ContractQuantity);
        year.Room = TReal.Max(year.NetDemand - production - otherRussian - inputs.FirmContractShare * contracted, 0);
        year.SupplierCap = TReal.Max(inputs.RussianShareCap * year.NetDemand - otherRussian, 0);
    }
}
