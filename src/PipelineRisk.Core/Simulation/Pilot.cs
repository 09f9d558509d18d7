using PipelineRisk.Economics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>
/// The values of the first block of a run, kept whole. A run that ends within them has exact order statistics;
/// for a longer one they fix the bins of the histograms, the same for any number of threads because they are always the same trials.
/// </summary>
internal sealed class Pilot(int firstYear, int years, long trials)
{
    /// <summary>The number of trials that are kept: the first block.</summary>
    public const int Trials = MonteCarlo.BlockTrials;

    private const int NpvBins = 1 << 17; // finer than USD 1 million in the base case
    private const int OutcomeBins = 1 << 14;
    private const int YearlyBins = 1 << 10;

    private readonly double[][] _outcomes = NewArrays(Outcomes<double>.Count, (int)Math.Min(trials, Trials));
    private readonly double[][] _yearly = NewArrays(YearCollector.SeriesCount * years, (int)Math.Min(trials, Trials));

    /// <summary>Keeps the outcomes of the trials from <paramref name="firstTrial"/> on.</summary>
    public void Keep(long firstTrial, OutcomeBlock outcomes)
    {
        for (int i = 0; i < _outcomes.Length; i++)
        {
            outcomes[(Outcome)i].CopyTo(_outcomes[i].AsSpan((int)firstTrial));
        }
    }

    /// <summary>Keeps yearly values of the tile that begins at <paramref name="firstTrial"/>.</summary>
    public IYearValues YearValues(long firstTrial) => new YearStore(_yearly, years, (int)firstTrial);

    /// <summary>The values of an outcome, sorted.</summary>
    public SortedValues Sorted(Outcome outcome) => new(_outcomes[(int)outcome], OutcomeCatalogue.Of(outcome).IsYear);

    /// <summary>The values of a yearly series in year <paramref name="k"/>, sorted.</summary>
    public SortedValues Sorted(YearlySeries series, int k) => new(_yearly[(int)series * years + k]);

    /// <summary>The bins of each outcome.</summary>
    public BinLayout[] OutcomeLayouts() =>
        [.. OutcomeCatalogue.All.Select(info => info.IsYear
            ? BinLayout.OfWholeNumbers(firstYear, years)
            : BinLayout.Over(Sorted(info.Id), info.Id == Outcome.Npv ? NpvBins : OutcomeBins))];

    /// <summary>The bins of each yearly series and year.</summary>
    public BinLayout[] YearlyLayouts() =>
        [.. _yearly.Select(values => Moments.Of(values)).Select(seen => BinLayout.Between(seen.Minimum, seen.Maximum, YearlyBins))];

    /// <summary>The range of a yearly series in year <paramref name="k"/>.</summary>
    public Moments Range(YearlySeries series, int k) => Moments.Of(_yearly[(int)series * years + k]);

    /// <summary>Histograms of the given layouts that hold the outcomes kept here.</summary>
    public Histogram[] OutcomeHistograms(BinLayout[] layouts) => Counted(layouts, _outcomes);

    /// <summary>Histograms of the given layouts that hold the yearly values kept here.</summary>
    public Histogram[] YearlyHistograms(BinLayout[] layouts) => Counted(layouts, _yearly);

    private static Histogram[] Counted(BinLayout[] layouts, double[][] values)
    {
        Histogram[] histograms = [.. layouts.Select(layout => new Histogram(layout))];
        for (int i = 0; i < histograms.Length; i++)
        {
            histograms[i].Add(values[i]);
        }

        return histograms;
    }

    private static double[][] NewArrays(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];

    private sealed class YearStore(double[][] yearly, int years, int firstTrial) : IYearValues
    {
        public void Add(YearlySeries series, int k, int trial, ReadOnlySpan<double> values) =>
            values.CopyTo(yearly[(int)series * years + k].AsSpan(firstTrial + trial));
    }
}
