namespace PipelineRisk.Statistics;

/// <summary>Ranks of values.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value, from 1; equal values share the mean of their ranks.</summary>
    public static double[] Of(double[] values)
    {
        double[] sorted = (double[])values.Clone(), ranks = new double[values.Length];
        int[] places = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, places);
        for (int first = 0; first < sorted.Length;)
        {
            int end = first + 1;
            while (end < sorted.Length && sorted[end] == sorted[first])
            {
                end++;
            }

            for (int i = first; i < end; i++)
            {
                ranks[places[i]] = (first + 1 + end) / 2.0;
            }

            first = end;
        }

        return ranks;
    }
}
