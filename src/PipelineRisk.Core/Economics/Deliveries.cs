using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Disruption, offtake, take-or-pay, delivered and paid volumes (model page, section 6).</summary>
internal struct Deliveries<TReal> where TReal : unmanaged, IReal<TReal>
{
    private TReal _disrupted;
    private TReal _honouredShare;
    private TReal _capacityInverse;

    /// <summary>θ of the first year; no disruption before it.</summary>
    public void Begin(in ProjectInputs<TReal> inputs)
    {
        _disrupted = 0;
        _capacityInverse = 1 / inputs.Capacity;
        _honouredShare = inputs.TakeOrPayEnforcement * inputs.TakeOrPayShare;
    }

    /// <summary>The year's disruption and volumes.</summary>
    /// <param name="inputs">The trial's parameters.</param>
    /// <param name="shocks">u: standard uniforms.</param>
    /// <param name="k">The year.</param>
    /// <param name="year">Gives operation and demand, receives the volumes.</param>
    [MethodImpl(Compiled.Alone)]
    public void Advance(in ProjectInputs<TReal> inputs, in ShockPaths shocks, int k, ref CashFlowYear<TReal> year)
    {
        TReal disruptionUniform = shocks.Disruption<TReal>(k);
        TReal goesOn = TReal.IfLess(disruptionUniform, inputs.DisruptionRecovery, 0, 1);
        TReal begins = TReal.IfLess(disruptionUniform, inputs.DisruptionProbability, 1, 0);
        TReal disruptedIfOpen = TReal.IfLess(0, _disrupted, goesOn, begins);
        _disrupted = TReal.IfLess(0, year.OperatingFraction, disruptedIfOpen, 0);
        year.Disrupted = _disrupted;

        TReal mustPay = _honouredShare * year.ContractQuantity;
        TReal lifted = TReal.Min(TReal.Max(year.WillingOfftake, TReal.Min(mustPay, year.Room)), year.SupplierCap);

        TReal undisrupted = 1 - inputs.DisruptionSeverity * _disrupted;
        TReal open = year.OperatingFraction * undisrupted;
        year.Delivered = open * lifted;
        year.TakeOrPay = open * mustPay;
        year.Paid = TReal.Max(year.Delivered, year.TakeOrPay);
        year.Utilisation = TReal.IfLess(0, year.OperatingFraction, undisrupted * lifted * _capacityInverse, 0);

        // A year in which less was lifted than had to be paid for wears the obligation off: (1 − fatigue)^j.
        TReal worn = TReal.IfLess(lifted, mustPay, _honouredShare * (1 - inputs.TakeOrPayFatigue), _honouredShare);
        _honouredShare = TReal.IfLess(0, year.OperatingFraction, worn, _honouredShare);
    }
}
