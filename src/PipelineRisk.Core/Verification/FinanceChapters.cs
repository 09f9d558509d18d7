using PipelineRisk.Economics;
using PipelineRisk.Numerics;

namespace PipelineRisk.Verification;

/// <summary>The chapters of the model that turn cash flows into values and rates, given the cash flow, at the machine's width.</summary>
internal abstract class FinanceChapters
{
    /// <summary>Those that a run on this machine uses.</summary>
    public static FinanceChapters Best { get; } = LaneWidths.Best switch
    {
        LaneWidth.Sixteen => new AtWidth<Lanes16>(),
        LaneWidth.Eight => new AtWidth<Lanes8>(),
        LaneWidth.Four => new AtWidth<Lanes4>(),
        _ => new AtWidth<Scalar>(),
    };

    /// <summary>Σ f (1 + rate)^−(k + 0.5): the flows of a year stand in its middle.</summary>
    public abstract double NetPresentValue(double rate, params double[] cash);

    /// <summary>The internal rate of return; NaN where there is none.</summary>
    public abstract double InternalRateOfReturn(params double[] cash);

    /// <summary>The debt service cover and the loan life cover of a debt of 1 by a cash flow of 1 a year.</summary>
    public abstract (double DebtService, double LoanLife) Cover(double rate, int payments);

    private sealed class AtWidth<TReal> : FinanceChapters where TReal : unmanaged, IReal<TReal>
    {
        private const int FirstYear = 2000;

        public override double NetPresentValue(double rate, params double[] cash)
        {
            ProjectInputs<TReal> inputs = default;
            inputs[(int)Parameter.DiscountRate] = rate;
            Valuation<TReal> valuation = default;
            valuation.Begin(in inputs, default);
            CashFlowYear<TReal>[] years = [.. cash.Select(value => new CashFlowYear<TReal> { FreeCashFlow = value })];
            YearBlock<TReal> block = new(years, 0, years.Length, building: 0, open: default);
            valuation.AdvanceSponsor(new YearTables(FirstYear, years.Length, 1, 1, 0, []), in block);
            return First(years[^1].CumulativeDcf);
        }

        public override double InternalRateOfReturn(params double[] cash) => First(InternalRate.Of<TReal>([.. cash.Select(value => (TReal)value)]));

        // All is built in the first year, with an interest of half a year on it; the payments begin in the second.
        public override (double DebtService, double LoanLife) Cover(double rate, int payments)
        {
            ProjectInputs<TReal> inputs = default;
            (inputs[(int)Parameter.LoanRate], inputs[(int)Parameter.DebtShare], inputs[(int)Parameter.EquityReturn]) = (rate, 1, rate);
            Schedule<TReal> schedule = new() { Completion = FirstYear + 1 };
            CashFlowYear<TReal>[] years = new CashFlowYear<TReal>[payments + 1];
            Array.Fill(years, new CashFlowYear<TReal> { Cash = 1 });
            years[0] = new() { Capex = 1 / (1 + rate / 2) };

            YearTables tables = new(FirstYear, years.Length, 1, payments, 0, []);
            Financing<TReal> financing = default;
            financing.Begin(in inputs, in schedule, tables);
            for (int first = 0; first < years.Length; first += YearBlock<TReal>.MostYears)
            {
                financing.Advance(in inputs, tables, new YearBlock<TReal>(years.AsSpan(first), first, years.Length, building: 1, open: default));
            }

            Outcomes<TReal> outcomes = default;
            financing.Close(tables, ref outcomes);
            return (First(outcomes[Outcome.MinDscr]), First(outcomes[Outcome.Llcr]));
        }

        private static double First(TReal lanes)
        {
            double[] values = new double[TReal.Width];
            TReal.Store(lanes, ref values[0]);
            return values[0];
        }
    }
}
