using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Simulation;

/// <summary>One trial of a run, in full: what went in, what happened every year, what came out.</summary>
/// <param name="Trial">The number of the trial, from 0.</param>
/// <param name="FirstYear">The calendar year of the first entry of every yearly list.</param>
/// <param name="Parameters">The value of every parameter, at the index of its <see cref="Parameter"/>.</param>
/// <param name="RuptureUniform">u_r.</param>
/// <param name="PriceShocks">ε of every year.</param>
/// <param name="OilShocks">η of every year.</param>
/// <param name="DisruptionUniforms">u of every year.</param>
/// <param name="Years">The columns of <see cref="TrialAudit.YearColumns"/> for every year.</param>
/// <param name="Outcomes">Every outcome, at the index of its <see cref="Outcome"/>; NaN where there is none.</param>
/// <param name="Cause">Why the line was stranded, if it was.</param>
/// <param name="Impaired">Whether it was impaired.</param>
public sealed record TrialRecord(
    long Trial,
    int FirstYear,
    IReadOnlyList<double> Parameters,
    double RuptureUniform,
    IReadOnlyList<double> PriceShocks,
    IReadOnlyList<double> OilShocks,
    IReadOnlyList<double> DisruptionUniforms,
    IReadOnlyList<IReadOnlyList<double>> Years,
    IReadOnlyList<double> Outcomes,
    StrandingCause Cause,
    bool Impaired)
{
    /// <summary>The value of <paramref name="outcome"/>; NaN where there is none.</summary>
    public double this[Outcome outcome] => Outcomes[(int)outcome];
}

/// <summary>Recomputes single trials of a run, with the same equations and the same bits as inside the run.</summary>
public static class TrialAudit
{
    /// <summary>The yearly columns of a <see cref="TrialRecord"/>, without the year itself.</summary>
    public static IReadOnlyList<string> YearColumns { get; } = [.. Columns.Select(column => column.Name)];

    private static (string Name, Func<CashFlowYear<Scalar>, Scalar> Value)[] Columns =>
    [
        ("operating_fraction", year => year.OperatingFraction),
        ("eu_price", year => year.EuPrice),
        ("oil_price", year => year.OilPrice),
        ("price_discount", year => year.PriceDiscount),
        ("border_price", year => year.BorderPrice),
        ("lng_price", year => year.LngPrice),
        ("reference_demand", year => year.ReferenceDemand),
        ("heat_pump_erosion", year => year.HeatPumpErosion),
        ("truck_erosion", year => year.TruckErosion),
        ("net_demand", year => year.NetDemand),
        ("call", year => year.Call),
        ("room", year => year.Room),
        ("contract_quantity", year => year.ContractQuantity),
        ("take_or_pay", year => year.TakeOrPay),
        ("disrupted", year => year.Disrupted),
        ("delivered", year => year.Delivered),
        ("paid", year => year.Paid),
        ("revenue", year => year.Revenue),
        ("upstream", year => year.Upstream),
        ("transit", year => year.Transit),
        ("extraction_tax", year => year.ExtractionTax),
        ("export_duty", year => year.ExportDuty),
        ("fixed_opex", year => year.FixedOpex),
        ("property_tax", year => year.PropertyTax),
        ("depreciation", year => year.Depreciation),
        ("profit_tax", year => year.ProfitTax),
        ("capex", year => year.Capex),
        ("decommissioning", year => year.Decommissioning),
        ("free_cash_flow", year => year.FreeCashFlow),
        ("discount_factor", year => year.DiscountFactor),
        ("discounted_cash_flow", year => year.DiscountedCashFlow),
        ("cumulative_dcf", year => year.CumulativeDcf),
        ("utilisation", year => year.Utilisation),
        ("recoverable", year => year.Recoverable),
        ("carrying", year => year.Carrying),
    ];

    /// <summary>Recomputes trial <paramref name="trial"/> of the run of <paramref name="scenario"/> with <paramref name="options"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such trial.</exception>
    public static TrialRecord Of(Scenario scenario, RunOptions options, long trial)
    {
        ArgumentNullException.ThrowIfNull(options);
        Stretch alone = new RunLayout(options).Trial(trial);
        SimulationPlan plan = new(scenario, options, LaneWidth.One, everything: true);
        TrialBlock block = plan.Sampler.NewBlock(1);
        plan.Sampler.Fill(block, in alone);

        double[] parameters = [.. scenario.Inputs.Select(input => input.Distribution.Mean)];
        for (int column = 0; column < block.Uncertain.Count; column++)
        {
            parameters[(int)block.Uncertain[column]] = block.Column(column)[0];
        }

        double[] Path(Func<int, double> shock) => [.. Enumerable.Range(0, block.Years).Select(shock)];
        return Evaluate(
            plan.Tables, trial, parameters, block.Rupture[0],
            Path(k => block.Gas(k)[0]), Path(k => block.Oil(k)[0]), Path(k => block.Disruption(k)[0]));
    }

    /// <summary>Evaluates given inputs.</summary>
    internal static TrialRecord Evaluate(
        YearTables tables, long trial, double[] parameters, double rupture, double[] gas, double[] oil, double[] disruption)
    {
        using ProjectModel<Scalar> model = new(tables, withOil: true, everyYear: true);
        for (int i = 0; i < parameters.Length; i++)
        {
            model.Inputs[i] = parameters[i];
        }

        YearRecorder recorder = new(new CashFlowYear<Scalar>[tables.Years]);
        Outcomes<Scalar> outcomes = model.Evaluate(new ShockPaths(gas, oil, disruption, [rupture], 1), ref recorder);
        for (int k = 0; k < tables.Years; k++)
        {
            recorder.Years[k].Recoverable = model.LookBack.Recoverable[k];
            recorder.Years[k].Carrying = model.LookBack.Carrying[k];
        }

        return new(
            trial, tables.FirstYear, parameters, rupture, gas, oil, disruption,
            [.. recorder.Years.Select(year => (IReadOnlyList<double>)[.. Columns.Select(column => column.Value(year).Value)])],
            [.. OutcomeCatalogue.All.Select(info => outcomes[info.Id].Value)],
            (StrandingCause)(int)outcomes.Cause.Value,
            outcomes.Impaired.Value > 0);
    }

    private readonly struct YearRecorder(CashFlowYear<Scalar>[] years) : IYearObserver<Scalar>
    {
        public CashFlowYear<Scalar>[] Years => years;

        public void Observe(int k, in CashFlowYear<Scalar> year) => years[k] = year;
    }
}
