using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sampling;

/// <summary>Dependence between parameters: rank correlations asked for become those of a Gaussian copula.</summary>
/// <remarks>Spearman's ρ between two variables becomes the correlation 2 sin(π ρ / 6) of their normal scores.</remarks>
public sealed class GaussianCopula
{
    private readonly (int Column, double Factor)[][] _rows;

    /// <summary>The copula of some rank correlations. Where they cannot all hold, the nearest possible matrix is used and <see cref="Warning"/> says so.</summary>
    /// <param name="correlations">Pairs of parameters; a correlation of 0 is none.</param>
    public GaussianCopula(IReadOnlyList<RankCorrelation> correlations)
    {
        RankCorrelation[] dependent = [.. correlations.Where(pair => pair.Spearman != 0)];
        Parameter[] members = [.. dependent.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().Order()];
        Members = members;
        CorrelationMatrix asked = CorrelationMatrix.Of(members.Length, dependent.Select(pair =>
            (Array.IndexOf(members, pair.A), Array.IndexOf(members, pair.B), CorrelationMatrix.NormalScoreOf(pair.Spearman))));
        if (asked.Cholesky() is not { } factor)
        {
            CorrelationMatrix nearest = asked.Nearest();
            factor = nearest.MadeDefinite().Cholesky() ?? throw new InvalidOperationException("The repaired correlation matrix has no Cholesky factor.");
            Warning = LargestChange(members, asked, nearest);
        }

        _rows = [.. Enumerable.Range(0, members.Length).Select(i => Enumerable.Range(0, i + 1)
            .Where(j => factor[i, j] != 0).Select(j => (j, factor[i, j])).ToArray())];
    }

    /// <summary>The parameters that depend on another one, in the order of <see cref="Parameter"/>.</summary>
    public IReadOnlyList<Parameter> Members { get; }

    /// <summary>What the reader should know: that the correlations were repaired, and the largest change; null where they were not.</summary>
    public string? Warning { get; }

    /// <summary>Turns independent standard normals into dependent ones, in place.</summary>
    /// <param name="scores">One column a member, one after another.</param>
    /// <param name="trials">The length of a column.</param>
    public void Apply(Span<double> scores, int trials)
    {
        // From the last row up, so that every row still finds the independent scores of the rows before it.
        for (int i = _rows.Length - 1; i >= 0; i--)
        {
            Span<double> target = scores.Slice(i * trials, trials);
            Scale(target, _rows[i][^1].Factor);
            foreach ((int column, double factor) in _rows[i].AsSpan(0, _rows[i].Length - 1))
            {
                AddScaled(target, scores.Slice(column * trials, trials), factor);
            }
        }
    }

    // Plain loops over the least of the work: about 25 multiplications a trial in the base case.
    private static void Scale(Span<double> target, double factor)
    {
        for (int trial = 0; trial < target.Length; trial++)
        {
            target[trial] *= factor;
        }
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> column, double factor)
    {
        for (int trial = 0; trial < target.Length; trial++)
        {
            target[trial] += factor * column[trial];
        }
    }

    private static string LargestChange(Parameter[] members, CorrelationMatrix asked, CorrelationMatrix nearest)
    {
        (int I, int J) largest = Enumerable.Range(0, members.Length)
            .SelectMany(i => Enumerable.Range(0, i).Select(j => (I: i, J: j)))
            .MaxBy(pair => Math.Abs(asked[pair.I, pair.J] - nearest[pair.I, pair.J]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The rank correlations cannot all hold (their matrix is not positive definite); the nearest possible ones are used. Largest change: {
                ParameterCatalogue.Of(members[largest.J]).Name} with {ParameterCatalogue.Of(members[largest.I]).Name}, {
                CorrelationMatrix.SpearmanOf(nearest[largest.I, largest.J]):F2} instead of {CorrelationMatrix.SpearmanOf(asked[largest.I, largest.J]):F2}.
            """);
    }
}
