using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Distributions;

namespace PipelineRisk.Sampling;

/// <summary>A smooth quantile function as polynomials of degree 5 in the score, on cells of equal width either side of at most one kink.</summary>
/// <remarks>
/// For |z| ≤ 6 the error is below 1e-9 of the distance from P1 to P99, or a few roundings of the value itself. Scores beyond ±8.5 count as ±8.5,
/// which one score in 1e17 exceeds. Finding the cells with vectors and then evaluating them one by one takes half the time of one loop that does both
/// (3.3 ns against 6.5 a value on a busy Xeon): the second loop is fourteen instructions long.
/// Every step is an IEEE operation or an explicit fused multiply-add, so the bits are the same at every vector width.
/// </remarks>
internal sealed class MarginalTable : Marginal
{
    internal const double LargestScore = 8.5;

    private const int ChunkLength = 256;

    private readonly double[] _coefficients;
    private readonly double _kink, _cellsPerScore, _moreBeyondKink; // cells per score left of the kink, and how many more right of it
    private readonly double _minimum, _maximum;

    private MarginalTable(IDistribution distribution, double kink, MarginalCells left, MarginalCells right)
    {
        (_minimum, _maximum, _kink) = (distribution.Minimum, distribution.Maximum, kink);
        (_cellsPerScore, _moreBeyondKink) = (left.CellsPerUnit, right.CellsPerUnit - left.CellsPerUnit);
        _coefficients = [.. left.Coefficients, .. right.Coefficients, right.LastValue, 0, 0, 0, 0, 0]; // the last cell is for 8.5 itself
    }

    /// <summary>How many cells the table has.</summary>
    internal int Cells => _coefficients.Length / 6 - 1;

    /// <summary>The table of <paramref name="distribution"/>, or null if it would need more than 4096 cells on one side of its kink.</summary>
    internal static MarginalTable? TryOf(IDistribution distribution)
    {
        double Quantile(double score) => distribution.Quantile(Level.OfScore(score));

        double median = Quantile(0), range = distribution.Quantile(new(0.99, 0.01)) - distribution.Quantile(new(0.01, 0.99));
        double Tolerance(double score, double value) =>
            1e-10 * (Math.Abs(score) < 6.25 ? range : Math.Max(range, Math.Abs(value - median))) + 1e-15 * Math.Abs(value);

        double kink = KinkOf(distribution);
        MarginalCells? left = MarginalCells.TryFit(Quantile, -LargestScore, kink, Tolerance);
        if (left is null) return null;
        if (kink == LargestScore) return new(distribution, kink, left, left with { Coefficients = [] });
        MarginalCells? right = MarginalCells.TryFit(Quantile, kink, LargestScore, Tolerance);
        return right is null ? null : new(distribution, kink, left, right);
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    internal override void Transform(ReadOnlySpan<double> scores, Span<double> values)
    {
        Span<double> places = stackalloc double[ChunkLength];
        Span<long> offsets = stackalloc long[ChunkLength];
        for (int start = 0; start < scores.Length; start += ChunkLength)
        {
            int length = Math.Min(ChunkLength, scores.Length - start);
            scores.Slice(start, length).CopyTo(places);
            Locate(places, offsets);
            Evaluate(places, offsets, values.Slice(start, length));
        }
    }

    /// <summary>Replaces scores by the place inside their cell, and finds where the coefficients of the cell begin.</summary>
    private void Locate(Span<double> places, Span<long> offsets)
    {
        Vector<double> smallest = new(-LargestScore), largest = new(LargestScore), kink = new(_kink);
        Vector<double> cellsPerScore = new(_cellsPerScore), moreBeyondKink = new(_moreBeyondKink);
        ref double place = ref MemoryMarshal.GetReference(places);
        ref long offset = ref MemoryMarshal.GetReference(offsets);
        for (nuint i = 0; i < ChunkLength; i += (nuint)Vector<double>.Count)
        {
            Vector<double> score = Vector.MinNative(Vector.MaxNative(Vector.LoadUnsafe(ref place, i), smallest), largest);
            Vector<double> position = (score + largest) * cellsPerScore + Vector.MaxNative(score - kink, Vector<double>.Zero) * moreBeyondKink;
            Vector<double> cell = Vector.Floor(position);
            (position - cell).StoreUnsafe(ref place, i);
            Vector.ConvertToInt64Native(cell * 6).StoreUnsafe(ref offset, i);
        }
    }

    private void Evaluate(ReadOnlySpan<double> places, ReadOnlySpan<long> offsets, Span<double> values)
    {
        ref double coefficients = ref MemoryMarshal.GetArrayDataReference(_coefficients);
        (double minimum, double maximum) = (_minimum, _maximum);
        for (int i = 0; i < values.Length; i++)
        {
            ref double c = ref Unsafe.Add(ref coefficients, (nint)offsets[i]);
            double s = places[i], value = Unsafe.Add(ref c, 5);
            value = Math.FusedMultiplyAdd(value, s, Unsafe.Add(ref c, 4));
            value = Math.FusedMultiplyAdd(value, s, Unsafe.Add(ref c, 3));
            value = Math.FusedMultiplyAdd(value, s, Unsafe.Add(ref c, 2));
            value = Math.FusedMultiplyAdd(value, s, Unsafe.Add(ref c, 1));
            value = Math.FusedMultiplyAdd(value, s, c);
            values[i] = double.MinNative(double.MaxNative(value, minimum), maximum);
        }
    }

    /// <summary>The score of the kink of the quantile function; 8.5 where there is none.</summary>
    private static double KinkOf(IDistribution distribution)
    {
        IDistribution inner = distribution;
        while (inner is Truncated truncated) inner = truncated.Inner;
        if (inner is not Triangular triangular) return LargestScore;
        double score = NormalScore.Of(distribution.Cumulative(triangular.Mode));
        return Math.Abs(score) < LargestScore ? score : LargestScore;
    }
}
