using static PipelineRisk.Distributions.Elementary;

namespace PipelineRisk.Distributions;

/// <summary>The beta distribution on (0, 1), in terms of the log-odds y = ln(t / (1 − t)), whose density is log-concave for all shapes.</summary>
internal sealed class StandardBeta
{
    private readonly double _a, _b, _mean, _logOddsOfMean, _logPeak;

    /// <summary>The beta distribution with shapes <paramref name="a"/> and <paramref name="b"/>, both above 0.</summary>
    internal StandardBeta(double a, double b)
    {
        (_a, _b, _mean, _logOddsOfMean) = (a, b, a / (a + b), Math.Log(a / b));
        _logPeak = Stirling.Error(a + b) - Stirling.Error(a) - Stirling.Error(b) + 0.5 * Math.Log(_mean * b / (2 * Math.PI));
    }

    /// <summary>The quantile on [<paramref name="min"/>, <paramref name="max"/>].</summary>
    internal double Quantile(Level level, double min, double max)
    {
        if (!(level.Below > 0)) return min;
        if (!(level.Above > 0)) return max;
        double middle = _logOddsOfMean - 0.5 / _a + 0.5 / _b, spread = Math.Sqrt((1 + 0.5 / _a) / _a + (1 + 0.5 / _b) / _b);
        Level t = LevelOfLogOdds(LogTail.Quantile(TailAt, level, middle + spread * NormalScore.Of(level)));
        return t.Below <= t.Above ? min + (max - min) * t.Below : max - (max - min) * t.Above;
    }

    /// <summary>The level of <paramref name="x"/> on [<paramref name="min"/>, <paramref name="max"/>].</summary>
    internal Level Cumulative(double x, double min, double max)
    {
        if (!(x > min)) return new(0, 1);
        return x < max ? TailAt(Math.Log((x - min) / (max - x))).Level : new(1, 0);
    }

    /// <summary>The tail at the log-odds y, by the continued fraction of the nearer end (NIST DLMF 8.17.22).</summary>
    private LogTail TailAt(double y)
    {
        Level t = LevelOfLogOdds(y);
        double logDensity = LogDensity(y - _logOddsOfMean);
        return t.Below <= (_a + 1) / (_a + _b + 2)
            ? new(IsLower: true, logDensity + Math.Log(Fraction(_a, _b, t.Below)), logDensity)
            : new(IsLower: false, logDensity + Math.Log(Fraction(_b, _a, t.Above)), logDensity);
    }

    /// <summary>ln[t^a (1 − t)^b / B(a, b)] at <paramref name="d"/> above the log-odds of the mean.</summary>
    /// <remarks>
    /// The peak is Stirling's formula with its error, as in Loader (2000), Fast and Accurate Computation of Binomial Probabilities;
    /// t and 1 − t enter relative to their means, so that large shapes multiply small logarithms and their rounding does not grow with them.
    /// </remarks>
    private double LogDensity(double d)
    {
        bool below = d < 0; // from the end where e^±d cannot overflow
        double near = -LogOnePlus((below ? _mean : 1 - _mean) * ExpMinusOne(-Math.Abs(d))), far = near - Math.Abs(d);
        return _logPeak + (below ? _a * far + _b * near : _a * near + _b * far);
    }

    /// <summary>The F of I_t(p, q) = t^p (1 − t)^q / B(p, q) · F, by Lentz's method.</summary>
    private static double Fraction(double p, double q, double t)
    {
        double c = 1, d = 1 / (1 - (p + q) * t / (p + 1)), fraction = d / p, factor;
        double m = 0;
        do
        {
            m++;
            double even = m * (q - m) * t / ((p + 2 * m - 1) * (p + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            fraction *= d * c;
            double odd = -(p + m) * (p + q + m) * t / ((p + 2 * m) * (p + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            factor = d * c;
            fraction *= factor;
        }
        while (Math.Abs(factor - 1) > 4e-16);
        return fraction;
    }
}
