namespace PipelineRisk.Verification;

/// <summary>Present values, internal rates and annuities.</summary>
internal static class FinanceCases
{
    private const string Excel = "Excel documentation";
    private const string Closed = "closed form";

    public static void Add(CaseList cases)
    {
        FinanceChapters ours = FinanceChapters.Best;
        AddPresentValues(cases, ours);

        cases.Number("IRR of −70, 12, 15, 18, 21", Excel, -0.021244848273411047, ours.InternalRateOfReturn(-70, 12, 15, 18, 21));
        cases.Number("IRR of −70, 12, 15, 18, 21, 26", Excel, 0.0866309480365317, ours.InternalRateOfReturn(-70, 12, 15, 18, 21, 26));
        foreach ((double payment, int years, double rate) in new[] { (150.0, 10, 0.08144165646436555), (110, 20, 0.09058049444336427), (100, 30, 0.09307339771758717) })
        {
            cases.Number($"IRR of −1000 and {years} times {payment:F0}", Closed, rate, ours.InternalRateOfReturn([-1000, .. Enumerable.Repeat(payment, years)]));
        }

        // Three roots close together: a rounding of the sum moves them by some hundred times as much.
        double oneOfThree = ours.InternalRateOfReturn(-1000, 3600, -4310, 1716);
        cases.Number("IRR of −1000, 3600, −4310, 1716: 10, 20 or 30 %", Closed, Math.Clamp(Math.Round(oneOfThree, 1), 0.1, 0.3), oneOfThree, 1e-9);
        cases.Number("IRR of −1600, 10000, −10000: 25 % (400 % is out of range)", Closed, 0.25, ours.InternalRateOfReturn(-1600, 10000, -10000));
        cases.Same("IRR of −1000, 100, 100, 100", Closed, "undefined", Text(ours.InternalRateOfReturn(-1000, 100, 100, 100)));

        (double debtService, double loanLife) = ours.Cover(0.08, 30);
        cases.Number("Annuity of 30 years at 8 %, by debt service cover", Closed, 11.257783343127485, debtService);
        cases.Number("Annuity of 30 years at 8 %, by loan life cover", Closed, 11.257783343127485, loanLife);
        cases.Number("Capital recovery factor of 30 years at 8 %", Closed, 0.08882743338727227, 1 / debtService);
        cases.Number("Payment of a loan of 10,000: 10 months at 8 %/12", Excel, 1037.0320893591625, 10000 / ours.Cover(0.08 / 12, 10).DebtService);
    }

    // Ours stand in the middle of their years; a spreadsheet's NPV puts the first flow at the end of the first year, and a flow outside it at once.
    private static void AddPresentValues(CaseList cases, FinanceChapters ours)
    {
        double half10 = Math.Sqrt(1.10), half8 = Math.Sqrt(1.08);
        cases.Number("NPV at 10 % of −10000, 3000, 4200, 6800", Excel, 1188.4434123352216, ours.NetPresentValue(0.10, -10000, 3000, 4200, 6800) / half10);
        cases.Number("−40000 + NPV at 8 % of 8000, 9200, 10000, 12000, 14500", Excel, 1922.061554932363,
            ours.NetPresentValue(0.08, -40000, 8000, 9200, 10000, 12000, 14500) * half8);
        cases.Number("−40000 + NPV at 8 % of these and −9000", Excel, -3749.4650870155747,
            ours.NetPresentValue(0.08, -40000, 8000, 9200, 10000, 12000, 14500, -9000) * half8);
    }

    private static string Text(double rate) => double.IsNaN(rate) ? "undefined" : rate.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);
}
