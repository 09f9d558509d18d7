namespace PipelineRisk.Simulation;

/// <summary>What is said of an event when it is shown.</summary>
public sealed record RiskEventInfo(RiskEvent Id, string Name, string Title, string Meaning);

/// <summary>The list of all events.</summary>
public static class RiskEventCatalogue
{
    /// <summary>All events, at the index of their <see cref="RiskEvent"/>.</summary>
    public static IReadOnlyList<RiskEventInfo> All { get; } =
    [
        new(RiskEvent.Loss, "loss", "Loss", "The NPV of the line is below zero."),
        new(RiskEvent.Stranded, "stranded", "Stranded", "The line loses its value prematurely and for good, for any of the causes below."),
        new(RiskEvent.StrandedIdle, "stranded_idle", "Stranded, idle", "The rest of its life is used below the threshold, and it is worth less than its book value."),
        new(RiskEvent.StrandedLoss, "stranded_loss", "Stranded, loss-making", "It flows, but what it earns over the rest of its life is nothing or less."),
        new(RiskEvent.StrandedRupture, "stranded_rupture", "Stranded, ruptured", "Flows end for good well before the contract does: sabotage or a break of relations."),
        new(RiskEvent.Impaired, "impaired", "Impaired", "In some year the line is worth less than half its book value."),
        new(RiskEvent.Distressed, "distressed", "Distressed", "The early warning: several years in a row of low use or a negative margin."),
        new(RiskEvent.NoPayback, "no_payback", "No payback", "The discounted cash flow never reaches zero within the horizon."),
        new(RiskEvent.DscrBelow1, "dscr_below_1", "Debt service not covered", "In some year the cash does not cover the debt service, of the trials with debt."),
        new(RiskEvent.LlcrBelow1, "llcr_below_1", "Loan not covered", "The cash over the loan's life is worth less than the debt, of the trials with debt."),
    ];
}

/// <summary>What is said of a yearly series when it is shown.</summary>
public sealed record YearlySeriesInfo(YearlySeries Id, string Name, string Unit, string Title);

/// <summary>The list of all yearly series.</summary>
public static class YearlySeriesCatalogue
{
    /// <summary>All series, at the index of their <see cref="YearlySeries"/>.</summary>
    public static IReadOnlyList<YearlySeriesInfo> All { get; } =
    [
        new(YearlySeries.EuPrice, "eu_price", "USD/MMBtu", "European hub price"),
        new(YearlySeries.BorderPrice, "border_price", "USD/MMBtu", "Border price"),
        new(YearlySeries.NetDemand, "net_demand", "bcm/yr", "Chinese net demand"),
        new(YearlySeries.HeatPumpErosion, "heat_pump_erosion", "bcm/yr", "Gas displaced by heat pumps"),
        new(YearlySeries.TruckErosion, "truck_erosion", "bcm/yr", "Gas displaced by battery trucks"),
        new(YearlySeries.Delivered, "delivered", "bcm", "Gas delivered"),
        new(YearlySeries.Utilisation, "utilisation", "fraction", "Utilisation"),
        new(YearlySeries.FreeCashFlow, "free_cash_flow", "USD bn", "Free cash flow"),
        new(YearlySeries.CumulativeDcf, "cumulative_dcf", "USD bn", "Cumulative discounted cash flow"),
    ];
}
