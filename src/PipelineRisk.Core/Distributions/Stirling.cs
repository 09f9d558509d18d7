namespace PipelineRisk.Distributions;

/// <summary>What Stirling's formula leaves out of the gamma function: densities of large shape keep their digits with it.</summary>
internal static class Stirling
{
    private static readonly double[] Series = // B(2k) / (2k (2k − 1)), k = 1..7 (NIST DLMF 5.11.1)
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156];

    /// <summary>ln Γ(a + 1) − [(a + ½) ln a − a + ½ ln 2π] for a &gt; 0, to about 1e-15.</summary>
    internal static double Error(double a)
    {
        double below10 = 0;
        for (; a < 10; a++) below10 += (a + 0.5) * Elementary.LogOnePlus(1 / a) - 1;
        double sum = 0, inverseSquare = 1 / (a * a);
        for (int k = Series.Length - 1; k >= 0; k--) sum = sum * inverseSquare + Series[k];
        return below10 + sum / a;
    }
}
