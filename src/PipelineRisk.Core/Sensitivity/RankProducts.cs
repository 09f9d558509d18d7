namespace PipelineRisk.Sensitivity;

/// <summary>Sums of products of ranks about their mean: what rank correlations are made of. They add up over replicates.</summary>
internal static class RankProducts
{
    /// <summary>The sums of all pairs of columns over some trials, row by row of a square.</summary>
    /// <param name="columns">The ranks of each column among all trials, so that their mean is known.</param>
    /// <param name="trials">The trials that are summed up.</param>
    public static double[] Of(double[][] columns, Range trials)
    {
        double mean = (columns[0].Length + 1) / 2.0;
        double[][] centered = [.. columns.Select(column => column[trials].Select(rank => rank - mean).ToArray())];
        double[] products = new double[columns.Length * columns.Length];
        Parallel.For(0, columns.Length, i =>
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = 0; k < centered[i].Length; k++)
                {
                    sum += centered[i][k] * centered[j][k];
                }

                products[i * columns.Length + j] = sum;
                products[j * columns.Length + i] = sum;
            }
        });
        return products;
    }

    /// <summary>The correlation of two columns.</summary>
    public static double Correlation(double[] products, int size, int i, int j) =>
        i == j ? 1 : products[i * size + j] / Math.Sqrt(products[i * size + i] * products[j * size + j]);
}
