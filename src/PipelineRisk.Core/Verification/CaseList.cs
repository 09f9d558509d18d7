using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>The cases of a group, as they are added.</summary>
internal sealed class CaseList(string group)
{
    private const double Rounding = 1e-12; // what a few operations on doubles may lose, relative

    private readonly List<SelfTestCase> _cases = [];

    /// <summary>The cases so far.</summary>
    public IReadOnlyList<SelfTestCase> Cases => _cases;

    /// <summary>Two texts, which shall be the same.</summary>
    public void Same(string what, string source, string expected, string ours) =>
        _cases.Add(new(group, what, source, Comparison.Identical, double.NaN, double.NaN, 0) { ExpectedText = expected, OursText = ours });

    /// <summary>A number that can be computed: the same to 1e-12 relative, unless a <paramref name="distance"/> is given.</summary>
    public void Number(string what, string source, double expected, double ours, double? distance = null) =>
        _cases.Add(new(group, what, source, Comparison.Distance, expected, ours, distance ?? Rounding * Math.Abs(expected)));

    /// <summary>A number that shall have no rounding at all.</summary>
    public void Exact(string what, string source, double expected, double ours) =>
        _cases.Add(new(group, what, source, Comparison.Distance, expected, ours, 0));

    /// <summary>A number that is estimated from a sample.</summary>
    public void Estimated(string what, string source, double expected, Estimate ours) =>
        _cases.Add(new(group, what, source, Comparison.StandardErrors, expected, ours.Value, ours.StandardError));

    /// <summary>A number of which the size is known.</summary>
    public void Size(string what, string source, double expected, double ours, double factor) =>
        _cases.Add(new(group, what, source, Comparison.Factor, expected, ours, factor));
}
