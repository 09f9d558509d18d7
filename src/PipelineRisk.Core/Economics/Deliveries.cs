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

    /// <summary>Disruption and volumes of the open years.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Advance(in ProjectInputs<TReal> inputs, YearTables tables, in ShockPaths shocks, in YearBlock<TReal> block)
    {
        Buyer<TReal> buyer = new(in inputs, tables);
        TReal probability = inputs.DisruptionProbability, recovery = inputs.DisruptionRecovery, severity = inputs.DisruptionSeverity;
        TReal kept = 1 - inputs.TakeOrPayFatigue, capacityInverse = _capacityInverse, honouredShare = _honouredShare, disrupted = _disrupted;
        for (int k = block.OpenFrom; k < block.OpenTo; k++)
        {
            ref CashFlowYear<TReal> year = ref block[k];
            buyer.CallOnPipeline(k, ref year, out TReal willingOfftake, out TReal room, out TReal supplierCap);

            TReal uniform = shocks.Disruption<TReal>(k);
            TReal goesOn = TReal.IfLess(uniform, recovery, 0, 1), begins = TReal.IfLess(uniform, probability, 1, 0);
            TReal operating = year.OperatingFraction, isOpen = TReal.IfLess(0, operating, 1, 0);
            disrupted = TReal.IfLess(0, disrupted, goesOn, begins) * isOpen;
            year.Disrupted = disrupted;

            TReal mustPay = honouredShare * year.ContractQuantity;
            TReal lifted = TReal.Min(TReal.Max(willingOfftake, TReal.Min(mustPay, room)), supplierCap);
            TReal undisrupted = 1 - severity * disrupted;
            TReal flowing = operating * undisrupted, delivered = flowing * lifted, takeOrPay = flowing * mustPay;
            year.Delivered = delivered;
            year.TakeOrPay = takeOrPay;
            year.Paid = TReal.Max(delivered, takeOrPay);
            year.Utilisation = undisrupted * lifted * (capacityInverse * isOpen);

            // A year in which less was lifted than had to be paid for wears the obligation off: (1 − fatigue)^j. A closed year does not.
            honouredShare = TReal.IfLess(lifted, mustPay * isOpen, honouredShare * kept, honouredShare);
        }

        (_disrupted, _honouredShare) = (disrupted, honouredShare);
    }
}
