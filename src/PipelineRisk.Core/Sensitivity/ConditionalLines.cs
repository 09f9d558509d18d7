using PipelineRisk.Distributions;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>Conditional means of payoffs given one input, by regression: a straight line in the input's normal score within each of some bins of equal count.</summary>
/// <remarks>
/// An input with few values has a bin for each, and no line. The decision depends on the conditional mean alone (Strong and Oakley, 2013), and only a bin in
/// which it changes needs more than the bin's own mean.
/// </remarks>
internal sealed class ConditionalLines
{
    private const int MostBins = 32;
    private const int MostValues = 64;
    private const int LeastTrialsOfBin = 64;
    private const int LeastTrialsOfValue = 8; // on average; a bin for each of fewer would fit the noise
    private const int Points = 16; // at which a line is read, evenly over its bin

    private readonly int[] _bins;
    private readonly double[] _scores;
    private readonly double[][] _points; // of each bin the scores at which its line is read; a single one where there is no line

    /// <summary>The bins of an input's values.</summary>
    public ConditionalLines(double[] values)
    {
        int trials = values.Length;
        double[] ranks = Ranks.Of(values);
        _scores = [.. ranks.Select(rank => NormalScore.Of(Level.Of((rank - 0.5) / trials)))];
        double[] distinct = [.. values.Distinct().Take(MostValues + 1).Order()];
        if (distinct.Length <= MostValues && distinct.Length * LeastTrialsOfValue <= trials)
        {
            _bins = [.. values.Select(value => Array.BinarySearch(distinct, value))];
            _points = [.. distinct.Select(_ => new double[1])];
            return;
        }

        int bins = Math.Clamp(trials / LeastTrialsOfBin, 1, MostBins);
        _bins = [.. ranks.Select(rank => (int)Math.Min((rank - 0.5) * bins / trials, bins - 1))];
        _points = [.. Enumerable.Range(0, bins).Select(bin =>
            Enumerable.Range(0, Points).Select(i => NormalScore.Of(Level.Of((bin + (i + 0.5) / Points) / bins))).ToArray())];
    }

    /// <summary>The sums over some trials from which <see cref="MeanGain"/> follows.</summary>
    /// <param name="payoffs">The payoffs of each alternative.</param>
    /// <param name="range">The trials.</param>
    public double[] Sums(double[][] payoffs, Range range)
    {
        int width = WidthOf(payoffs.Length);
        double[] sums = new double[_points.Length * width];
        (int first, int count) = range.GetOffsetAndLength(_bins.Length);
        for (int trial = first; trial < first + count; trial++)
        {
            Span<double> bin = sums.AsSpan(_bins[trial] * width, width);
            double score = _scores[trial];
            bin[0]++;
            bin[1] += score;
            bin[2] += score * score;
            for (int k = 0; k < payoffs.Length; k++)
            {
                bin[3 + 2 * k] += payoffs[k][trial];
                bin[4 + 2 * k] += score * payoffs[k][trial];
            }
        }

        return sums;
    }

    /// <summary>The expected gain of choosing, by the conditional means, the best of the alternatives and of nothing over one fixed choice.</summary>
    /// <param name="sums">What <see cref="Sums"/> gave, added up.</param>
    /// <param name="alternatives">The number of alternatives.</param>
    /// <param name="choice">The fixed choice: an alternative, or −1 for nothing.</param>
    public double MeanGain(double[] sums, int alternatives, int choice)
    {
        int width = WidthOf(alternatives);
        double total = 0, trials = 0;
        Span<double> slopes = stackalloc double[alternatives];
        for (int bin = 0; bin < _points.Length; bin++)
        {
            ReadOnlySpan<double> s = sums.AsSpan(bin * width, width);
            double count = s[0];
            if (count < 1)
            {
                continue;
            }

            double[] points = _points[bin];
            double middle = points.Average(), spread = s[2] - s[1] * s[1] / count, gain = 0;
            for (int k = 0; k < alternatives; k++)
            {
                slopes[k] = points.Length > 1 && spread > 0 ? (s[4 + 2 * k] - s[1] * s[3 + 2 * k] / count) / spread : 0;
            }

            foreach (double point in points)
            {
                double most = 0, chosen = 0;
                for (int k = 0; k < alternatives; k++)
                {
                    double mean = s[3 + 2 * k] / count + slopes[k] * (point - middle);
                    most = Math.Max(most, mean);
                    chosen = k == choice ? mean : chosen;
                }

                gain += (most - chosen) / points.Length;
            }

            total += count * gain;
            trials += count;
        }

        return total / trials;
    }

    private static int WidthOf(int alternatives) => 3 + 2 * alternatives;
}
