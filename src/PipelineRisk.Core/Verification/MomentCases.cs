using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>Means and standard deviations that cancel, merging, and the type of a quantile.</summary>
internal static class MomentCases
{
    public static void Add(CaseList cases)
    {
        // The digits that a double leaves of the data decide: 1000000.1 is off by up to 6e-11, against deviations of 0.1.
        AddNist(cases, "NumAcc1", 10000002, 1, [10000001, 10000003, 10000002], digits: 12);
        AddNist(cases, "NumAcc2", 1.2, 0.1, Alternating(1.2), digits: 12);
        AddNist(cases, "NumAcc3", 1000000.2, 0.1, Alternating(1000000.2), digits: 9);
        AddNist(cases, "NumAcc4", 10000000.2, 0.1, Alternating(10000000.2), digits: 8);

        double[] values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        for (int split = 0; split <= values.Length; split++)
        {
            Moments merged = Moments.Merge(Moments.Of(values.AsSpan(0, split)), Moments.Of(values.AsSpan(split)));
            cases.Exact($"Mean of 4 values, merged of {split} and {values.Length - split}", "Chan et al. 1979", 1e9 + 10, merged.Mean);
            cases.Exact($"Variance of 4 values, merged of {split} and {values.Length - split}", "Chan et al. 1979", 30, merged.Variance);
        }

        cases.Number("P90 of 1, 2, … 10 (type 7)", "Hyndman and Fan 1996", 9.1, new SortedValues([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).Quantile(0.9));
    }

    private static void AddNist(CaseList cases, string set, double mean, double sd, double[] values, int digits)
    {
        Moments moments = Moments.Of(values);
        cases.Number($"{set}, mean", "NIST StRD", mean, moments.Mean, mean * 1e-14);
        cases.Number($"{set}, standard deviation", "NIST StRD", sd, moments.StandardDeviation, sd * Math.Pow(10, -digits));
    }

    private static double[] Alternating(double mean) =>
        [.. Enumerable.Range(0, 1001).Select(i => i == 0 ? mean : Math.Round(mean + (i % 2 == 0 ? 0.1 : -0.1), 1))];
}
