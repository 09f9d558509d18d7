using PipelineRisk.Economics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>What a block adds up in floating point. Totals of blocks are merged in the order of the blocks, whoever finished first.</summary>
internal sealed class BlockTotals(int years)
{
    private readonly Moments[] _moments = NewMoments();
    private readonly double[] _sumsBelow = new double[Outcomes<double>.Count];
    private readonly double[] _yearSums = new double[years * YearCollector.SeriesCount];
    private readonly double[] _newYearSums = new double[years * YearCollector.SeriesCount];

    /// <summary>The moments of each outcome.</summary>
    public ReadOnlySpan<Moments> Moments => _moments;

    /// <summary>The sum of the values of each outcome below its histogram.</summary>
    public ReadOnlySpan<double> SumsBelow => _sumsBelow;

    /// <summary>The sums of the yearly series (year fastest).</summary>
    public ReadOnlySpan<double> YearSums => _yearSums;

    /// <summary>Adds the outcomes of some trials.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="layouts">The layouts of the histograms, or null before there are any.</param>
    public void Add(OutcomeBlock outcomes, BinLayout[]? layouts)
    {
        for (int i = 0; i < _moments.Length; i++)
        {
            ReadOnlySpan<double> column = outcomes[(Outcome)i];
            Moments added = Statistics.Moments.Of(column);
            _moments[i] = Statistics.Moments.Merge(_moments[i], added);
            if (layouts is not null && added.Minimum < layouts[i].Low)
            {
                foreach (double value in column)
                {
                    _sumsBelow[i] += value < layouts[i].Low ? value : 0;
                }
            }
        }
    }

    /// <summary>Takes the yearly sums out of <paramref name="collector"/>.</summary>
    public void Add(YearCollector collector)
    {
        collector.TakeTotals(_newYearSums);
        for (int i = 0; i < _yearSums.Length; i++)
        {
            _yearSums[i] += _newYearSums[i];
        }
    }

    /// <summary>Adds the totals of the next block.</summary>
    public void Merge(BlockTotals next)
    {
        for (int i = 0; i < _moments.Length; i++)
        {
            _moments[i] = Statistics.Moments.Merge(_moments[i], next._moments[i]);
            _sumsBelow[i] += next._sumsBelow[i];
        }

        for (int i = 0; i < _yearSums.Length; i++)
        {
            _yearSums[i] += next._yearSums[i];
        }
    }

    /// <summary>Writes the totals, bit by bit.</summary>
    public void Write(BinaryWriter writer)
    {
        foreach (Moments moments in _moments)
        {
            moments.Write(writer);
        }

        writer.WriteAll(_sumsBelow);
        writer.WriteAll(_yearSums);
    }

    /// <summary>Takes the place of what <see cref="Write"/> has written.</summary>
    public void Read(BinaryReader reader)
    {
        for (int i = 0; i < _moments.Length; i++)
        {
            _moments[i] = Statistics.Moments.Read(reader);
        }

        reader.ReadAll(_sumsBelow);
        reader.ReadAll(_yearSums);
    }

    /// <summary>Back to nothing, for the next block.</summary>
    public void Clear()
    {
        Array.Fill(_moments, Statistics.Moments.Empty);
        Array.Clear(_sumsBelow);
        Array.Clear(_yearSums);
    }

    private static Moments[] NewMoments()
    {
        Moments[] moments = new Moments[Outcomes<double>.Count];
        Array.Fill(moments, Statistics.Moments.Empty);
        return moments;
    }
}
