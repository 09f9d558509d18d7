namespace PipelineRisk.Economics;

/// <summary>What depends on the year alone, looked up once a run: the decks, the fixed discount factors and the whole-number parameters.</summary>
internal sealed class YearTables
{
    private readonly DeckColumns[] _decks;

    /// <summary>The tables of a calculation.</summary>
    /// <param name="firstYear">The valuation year, t₀.</param>
    /// <param name="years">The number of years, T.</param>
    /// <param name="distressYears">Bad years in a row that make distress.</param>
    /// <param name="loanTenor">Years of debt service.</param>
    /// <param name="loanGrace">Years between completion and the first of them.</param>
    /// <param name="decks">One entry a <see cref="DeckSeries"/>, each with one entry a year.</param>
    public YearTables(int firstYear, int years, int distressYears, int loanTenor, int loanGrace, IReadOnlyList<DeckColumns> decks)
    {
        (FirstYear, Years, DistressYears, LoanTenor, LoanGrace) = (firstYear, years, distressYears, loanTenor, loanGrace);
        _decks = [.. decks];
        Dates = [.. Enumerable.Range(0, years).Select(k => (double)(firstYear + k))];
        DiscountFactors6 = DiscountFactors(0.06);
        DiscountFactors8 = DiscountFactors(0.08);
        DiscountFactors12 = DiscountFactors(0.12);
    }

    /// <summary>t₀: the calendar year of k = 0.</summary>
    public int FirstYear { get; }

    /// <summary>T: the number of years.</summary>
    public int Years { get; }

    /// <summary>t: the calendar year of every k, as a date.</summary>
    public double[] Dates { get; }

    public int DistressYears { get; }

    public int LoanTenor { get; }

    public int LoanGrace { get; }

    /// <summary>(1 + 6 %)^−(k + 0.5) of every year; likewise the next two.</summary>
    public double[] DiscountFactors6 { get; }

    public double[] DiscountFactors8 { get; }

    public double[] DiscountFactors12 { get; }

    /// <summary>The columns of <paramref name="series"/>.</summary>
    public DeckColumns this[DeckSeries series] => _decks[(int)series];

    /// <summary>The k of the year that <paramref name="date"/> lies in: 0 before the first, and the number of years after the last.</summary>
    public int YearOf(double date) => (int)Math.Clamp(Math.Floor(date) - FirstYear, 0, Years);

    private double[] DiscountFactors(double rate) =>
        [.. Enumerable.Range(0, Years).Select(k => Math.Pow(1 + rate, -(k + 0.5)))];
}

/// <summary>A deck, one entry a year: its central column and the way from there to the high and from the low one, bcm/yr.</summary>
/// <param name="Central">The central column.</param>
/// <param name="ToHigh">High − central.</param>
/// <param name="FromLow">Central − low.</param>
/// <param name="Position">The parameter that moves it, or null.</param>
internal sealed record DeckColumns(double[] Central, double[] ToHigh, double[] FromLow, Parameter? Position);
