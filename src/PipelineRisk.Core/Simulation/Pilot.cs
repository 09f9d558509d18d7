using PipelineRisk.Economics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>
/// The values of the first blocks of a run, kept whole. A run that ends within them has exact order statistics; for a longer one they fix the bins of the
/// histograms, the same for any number of threads, parts and machines because they are always the same trials. They are then simulated once more and counted as any other.
/// </summary>
internal sealed class Pilot
{
    private const int NpvBins = 1 << 17; // finer than USD 1 million in the base case
    private const int OutcomeBins = 1 << 13;
    private const int YearlyBins = 1 << 10;

    private readonly int _firstYear;
    private readonly int _years;
    private readonly Sampling.Stretch[] _blocks;
    private readonly double[][] _outcomes;
    private readonly double[][] _yearly;

    /// <summary>Room for the values of the first blocks of a run.</summary>
    public Pilot(int firstYear, int years, RunLayout layout, bool hasYears)
    {
        (_firstYear, _years) = (firstYear, years);
        _blocks = [.. Enumerable.Range(0, layout.PilotBlocks).Select(layout.Block)];
        Replicates = layout.Replicates;
        int trials = _blocks.Sum(block => block.Count);
        _outcomes = NewArrays(Outcomes<double>.Count, trials);
        _yearly = NewArrays(hasYears ? YearCollector.SeriesCount * years : 0, trials);
    }

    private int Replicates { get; }

    /// <summary>Keeps the outcomes of the trials from <paramref name="firstTrial"/> on.</summary>
    public void Keep(long firstTrial, OutcomeBlock outcomes)
    {
        for (int i = 0; i < _outcomes.Length; i++)
        {
            outcomes[(Outcome)i].CopyTo(_outcomes[i].AsSpan((int)firstTrial));
        }
    }

    /// <summary>Keeps yearly values of the tile that begins at <paramref name="firstTrial"/>.</summary>
    public IYearValues YearValues(long firstTrial) => new YearStore(_yearly, _years, (int)firstTrial);

    /// <summary>The values of an outcome, sorted.</summary>
    public SortedValues Sorted(Outcome outcome) => new(_outcomes[(int)outcome], OutcomeCatalogue.Of(outcome).IsYear);

    /// <summary>The values of a yearly series in year <paramref name="k"/>, sorted.</summary>
    public SortedValues Sorted(YearlySeries series, int k) => new(_yearly[(int)series * _years + k]);

    /// <summary>The bins of each outcome.</summary>
    public BinLayout[] OutcomeLayouts() =>
        [.. OutcomeCatalogue.All.Select(info => info.IsYear
            ? BinLayout.OfWholeNumbers(_firstYear, _years)
            : BinLayout.Over(Sorted(info.Id), info.Id == Outcome.Npv ? NpvBins : OutcomeBins))];

    /// <summary>The bins of each yearly series and year.</summary>
    public BinLayout[] YearlyLayouts() =>
        [.. _yearly.Select(values => Moments.Of(values)).Select(seen => BinLayout.Between(seen.Minimum, seen.Maximum, YearlyBins))];

    /// <summary>The range of a yearly series in year <paramref name="k"/>.</summary>
    public Moments Range(YearlySeries series, int k) => Moments.Of(_yearly[(int)series * _years + k]);

    /// <summary>The values of an outcome in each replicate, of a run that ends with the pilot.</summary>
    public ReplicateShares Shares(Outcome outcome) => new ReplicateValues(
        [.. Enumerable.Range(0, Replicates).Select(r => _blocks.Where(block => block.Replicate == r).SelectMany(block => Values(outcome, block).ToArray()).ToArray())]);

    private ReadOnlySpan<double> Values(Outcome outcome, Sampling.Stretch block) =>
        _outcomes[(int)outcome].AsSpan((int)block.FirstTrial, block.Count);

    private static double[][] NewArrays(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];

    private sealed class YearStore(double[][] yearly, int years, int firstTrial) : IYearValues
    {
        public void Add(YearlySeries series, int k, int trial, ReadOnlySpan<double> values) =>
            values.CopyTo(yearly[(int)series * years + k].AsSpan(firstTrial + trial));
    }
}
