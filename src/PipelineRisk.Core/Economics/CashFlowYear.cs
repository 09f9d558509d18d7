using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Everything the model knows of one year, in the order in which it is found out. Symbols as on the model page.</summary>
internal struct CashFlowYear<TReal> where TReal : unmanaged, IReal<TReal>
{
    /// <summary>o: the share of the year in operation.</summary>
    public TReal OperatingFraction;

    /// <summary>τ: age at the middle of the operating part, years.</summary>
    public TReal Age;

    /// <summary>A: annual contract quantity, bcm/yr.</summary>
    public TReal ContractQuantity;

    /// <summary>USD bn.</summary>
    public TReal Capex;

    /// <summary>P: European hub price, USD/MMBtu.</summary>
    public TReal EuPrice;

    /// <summary>e^q: Brent, USD/bbl.</summary>
    public TReal OilPrice;

    /// <summary>δ: discount to Europe.</summary>
    public TReal PriceDiscount;

    /// <summary>B: border price, USD/MMBtu.</summary>
    public TReal BorderPrice;

    /// <summary>L: East-Asian LNG price, USD/MMBtu.</summary>
    public TReal LngPrice;

    /// <summary>D: forecast demand, bcm/yr; so are all volumes down to <see cref="Room"/>.</summary>
    public TReal ReferenceDemand;

    /// <summary>H.</summary>
    public TReal HeatPumpErosion;

    /// <summary>J.</summary>
    public TReal TruckErosion;

    /// <summary>N.</summary>
    public TReal NetDemand;

    /// <summary>Y: call on new gas.</summary>
    public TReal Call;

    /// <summary>Φ: room for gas that must be paid for anyway.</summary>
    public TReal Room;

    /// <summary>d: 1 in a disrupted year, else 0.</summary>
    public TReal Disrupted;

    /// <summary>X: take-or-pay minimum, bcm.</summary>
    public TReal TakeOrPay;

    /// <summary>V: delivered, bcm.</summary>
    public TReal Delivered;

    /// <summary>F: paid volume, bcm.</summary>
    public TReal Paid;

    /// <summary>USD bn, as all money below.</summary>
    public TReal Revenue;

    public TReal Upstream;

    public TReal Transit;

    public TReal ExtractionTax;

    public TReal ExportDuty;

    public TReal FixedOpex;

    public TReal PropertyTax;

    /// <summary>The share of the cost that stands in the books for the property tax, times <see cref="OperatingFraction"/>.</summary>
    public TReal BookOpen;

    /// <summary>m.</summary>
    public TReal OperatingMargin;

    public TReal Depreciation;

    public TReal Decommissioning;

    public TReal ProfitTax;

    /// <summary>f + capex: what the line brings in.</summary>
    public TReal Cash;

    /// <summary>f.</summary>
    public TReal FreeCashFlow;

    /// <summary>v.</summary>
    public TReal DiscountFactor;

    /// <summary>f·v.</summary>
    public TReal DiscountedCashFlow;

    /// <summary>c.</summary>
    public TReal CumulativeDcf;

    /// <summary>V / (capacity · o), 0 when o = 0.</summary>
    public TReal Utilisation;

    /// <summary>RV: recoverable value at the start of the year, with the path's own hindsight.</summary>
    public TReal Recoverable;

    /// <summary>BV: carrying value at the start of the year.</summary>
    public TReal Carrying;

    /// <summary>No gas flows, no money but for construction: the year of a line that is not open in any lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Close(TReal capex)
    {
        OperatingFraction = 0;
        Delivered = 0;
        Utilisation = 0;
        Capex = capex;
        Cash = 0;
        FreeCashFlow = 0 - capex;
    }
}
