namespace PipelineRisk.Economics;

/// <summary>The numbers a trial ends in (model page, sections 8 to 10). Absent values are NaN.</summary>
public enum Outcome
{
    Npv, NpvR6, NpvR8, NpvR12, Irr, DiscountedPaybackYear, PeakFunding, MeanUtilisation, DeliveredTotal, LevelisedCost,
    NpvState, NpvTransit, NpvBuyer, NpvRussia, NpvTotal,
    StrandingYear, StrandedCapital, DistressYear,
    MinDscr, Llcr, EquityNpv,
}

/// <summary>Why a line was stranded (model page, section 9). The members' numbers are the codes that the model writes.</summary>
public enum StrandingCause
{
    /// <summary>Not stranded.</summary>
    None,

    /// <summary>The rest of its life is used below the threshold, and it is worth less than its book value.</summary>
    Idle,

    /// <summary>It flows, but what it earns over the rest of its life is nothing or less.</summary>
    Loss,

    /// <summary>Flows ended for good before their time.</summary>
    Rupture,
}

/// <summary>What is said of an outcome when it is shown.</summary>
/// <param name="Id">The outcome.</param>
/// <param name="Name">Its name in the result files.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Meaning">One sentence for a reader.</param>
/// <param name="IsYear">A calendar year: whole numbers only.</param>
public sealed record OutcomeInfo(Outcome Id, string Name, string Unit, string Title, string Meaning, bool IsYear = false);

/// <summary>The list of all outcomes.</summary>
public static class OutcomeCatalogue
{
    /// <summary>All outcomes, at the index of their <see cref="Outcome"/>.</summary>
    public static IReadOnlyList<OutcomeInfo> All { get; } =
    [
        new(Outcome.Npv, "npv", "USD bn", "NPV of the line", "Net present value of the free cash flow of the sponsor, after tax, before financing, real, at the discount rate."),
        new(Outcome.NpvR6, "npv_r6", "USD bn", "NPV at 6 %", "The same cash flow at 6 % real."),
        new(Outcome.NpvR8, "npv_r8", "USD bn", "NPV at 8 %", "The same cash flow at 8 % real."),
        new(Outcome.NpvR12, "npv_r12", "USD bn", "NPV at 12 %", "The same cash flow at 12 % real."),
        new(Outcome.Irr, "irr", "1/yr", "Internal rate of return", "The real rate at which the NPV is zero, where there is one between -20 % and 60 %."),
        new(Outcome.DiscountedPaybackYear, "discounted_payback_year", "year", "Discounted payback", "The first year in which the cumulative discounted cash flow is not negative, where there is one.", IsYear: true),
        new(Outcome.PeakFunding, "peak_funding", "USD bn", "Peak funding", "The deepest cumulative cash need until the end of the ramp-up, undiscounted."),
        new(Outcome.MeanUtilisation, "mean_utilisation", "fraction", "Mean utilisation", "Gas delivered over the life as a share of what the capacity could have carried while it was open."),
        new(Outcome.DeliveredTotal, "delivered_total", "bcm", "Gas delivered", "Gas delivered over the life within the horizon."),
        new(Outcome.LevelisedCost, "levelised_cost", "USD/MMBtu", "Levelised cost", "Present value of all costs before duty and profit tax per unit delivered, where anything is delivered."),
        new(Outcome.NpvState, "npv_state", "USD bn", "Russian state", "Present value of extraction tax, export duty, property tax and profit tax."),
        new(Outcome.NpvTransit, "npv_transit", "USD bn", "Transit country", "Present value of the transit fees."),
        new(Outcome.NpvBuyer, "npv_buyer", "USD bn", "Chinese buyer", "Present value of what the buyer saves against East-Asian LNG landed where the gas is used."),
        new(Outcome.NpvRussia, "npv_russia", "USD bn", "Russia together", "Sponsor and Russian state together."),
        new(Outcome.NpvTotal, "npv_total", "USD bn", "All parties", "Sponsor, Russian state, transit country and buyer together."),
        new(Outcome.StrandingYear, "stranding_year", "year", "Year of stranding", "The year in which the line is stranded, where it is.", IsYear: true),
        new(Outcome.StrandedCapital, "stranded_capital", "USD bn", "Stranded capital", "Book value that is lost in the year of stranding, real money of that year's start; 0 where the line is not stranded."),
        new(Outcome.DistressYear, "distress_year", "year", "Year of distress", "The year of the early warning (years in a row of low use or a negative margin), where it comes.", IsYear: true),
        new(Outcome.MinDscr, "min_dscr", "ratio", "Lowest debt service cover", "The lowest ratio of cash to debt service over the payment years, where there is debt."),
        new(Outcome.Llcr, "llcr", "ratio", "Loan life cover", "Present value of the cash over the loan's life per unit of debt, where there is debt."),
        new(Outcome.EquityNpv, "equity_npv", "USD bn", "Sponsor's equity", "Net present value of the cash to equity after debt service, at the required return on equity."),
    ];

    /// <summary>What is said of <paramref name="outcome"/>.</summary>
    public static OutcomeInfo Of(Outcome outcome) => All[(int)outcome];
}
