using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sampling;

/// <summary>Turns independent standard normal scores into dependent ones with given Spearman rank correlations.</summary>
/// <remarks>
/// The scores are multiplied by the Cholesky factor of the matrix of normal-score correlations 2 sin(π ρ / 6). A matrix that is not positive definite
/// gives way to the nearest correlation matrix (Higham 2002), and <see cref="Warning"/> says so. Independent groups of parameters are treated apart.
/// </remarks>
public sealed class GaussianCopula
{
    private readonly double[,] _factor; // lower triangular; exactly 0 between independent groups

    /// <summary>The copula with these rank correlations; pairs that are not listed have none, and correlations of 0 are ignored.</summary>
    /// <exception cref="ArgumentException">A correlation is NaN or outside (−1, 1), joins a parameter with itself, or is listed twice.</exception>
    public GaussianCopula(IReadOnlyList<RankCorrelation> correlations)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        Dictionary<(Parameter, Parameter), double> asked = Checked(correlations);
        Members = [.. asked.Keys.SelectMany(pair => (Parameter[])[pair.Item1, pair.Item2]).Distinct().Order()];
        _factor = new double[Members.Count, Members.Count];

        var changes = new List<Change>();
        foreach (Parameter[] group in Groups(asked.Keys)) changes.AddRange(Factorise(group, asked));
        if (changes.Count > 0) Warning = changes.MaxBy(change => Math.Abs(change.Used - change.Asked))!.ToString();
    }

    /// <summary>The parameters that have a correlation, in the order of the enumeration.</summary>
    public IReadOnlyList<Parameter> Members { get; }

    /// <summary>The Cholesky factor of the members' normal-score correlations; exactly 0 between independent groups.</summary>
    internal double[,] Factor => _factor;

    /// <summary>Null, or the sentence that says that the correlations were impossible and names the largest change (Spearman).</summary>
    public string? Warning { get; }

    /// <summary>Replaces independent standard normal scores by dependent ones.</summary>
    /// <param name="scores">One row of scores a member, in the order of <see cref="Members"/>; more may follow.</param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="trials">The number of trials.</param>
    /// <remarks>Element by element in a fixed order: the bits of a trial depend neither on its neighbours nor on the vector width.</remarks>
    public void Apply(Span<double> scores, int stride, int trials)
    {
        for (int member = Members.Count - 1; member >= 0; member--) // the last first: a row needs the old values of those before it
        {
            Span<double> row = scores.Slice(member * stride, trials);
            double own = _factor[member, member];
            if (own != 1) Scale(row, own); // 1 for the first of its group
            for (int earlier = 0; earlier < member; earlier++)
            {
                double factor = _factor[member, earlier];
                if (factor != 0) AddMultiple(row, factor, scores.Slice(earlier * stride, trials));
            }
        }
    }

    private static void Scale(Span<double> row, double factor)
    {
        Span<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
        for (int i = 0; i < vectors.Length; i++) vectors[i] *= factor;
        for (int i = vectors.Length * Vector<double>.Count; i < row.Length; i++) row[i] *= factor;
    }

    private static void AddMultiple(Span<double> row, double factor, ReadOnlySpan<double> other)
    {
        Span<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
        ReadOnlySpan<Vector<double>> others = MemoryMarshal.Cast<double, Vector<double>>(other);
        for (int i = 0; i < vectors.Length; i++) vectors[i] += others[i] * factor;
        for (int i = vectors.Length * Vector<double>.Count; i < row.Length; i++) row[i] += other[i] * factor;
    }

    private static Dictionary<(Parameter, Parameter), double> Checked(IReadOnlyList<RankCorrelation> correlations)
    {
        var asked = new Dictionary<(Parameter, Parameter), double>();
        foreach (RankCorrelation correlation in correlations)
        {
            if (!(correlation.Spearman is > -1 and < 1))
                throw new ArgumentException($"{correlation}: a rank correlation lies between -1 and 1.", nameof(correlations));
            if (correlation.A == correlation.B)
                throw new ArgumentException($"{correlation}: a parameter has no rank correlation with itself.", nameof(correlations));
            if (!asked.TryAdd(Pair(correlation.A, correlation.B), correlation.Spearman))
                throw new ArgumentException($"{correlation}: this pair is listed twice.", nameof(correlations));
        }

        return asked.Where(entry => entry.Value != 0).ToDictionary();
    }

    private static (Parameter, Parameter) Pair(Parameter a, Parameter b) => a < b ? (a, b) : (b, a);

    /// <summary>The connected groups of the pairs, each in the order of the enumeration.</summary>
    private static List<Parameter[]> Groups(IEnumerable<(Parameter, Parameter)> pairs)
    {
        var groups = new List<Parameter[]>();
        foreach ((Parameter a, Parameter b) in pairs)
        {
            List<Parameter[]> joined = groups.FindAll(group => group.Contains(a) || group.Contains(b));
            groups.RemoveAll(joined.Contains);
            groups.Add([.. joined.SelectMany(group => group).Union([a, b]).Order()]);
        }

        return groups;
    }

    /// <summary>Fills in the factor of one group; what had to change, if its correlations cannot all hold.</summary>
    private IEnumerable<Change> Factorise(Parameter[] group, Dictionary<(Parameter, Parameter), double> asked)
    {
        (int I, int J)[] pairs = [.. Enumerable.Range(0, group.Length).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j)))];
        double Asked((int I, int J) pair) => asked.GetValueOrDefault((group[pair.J], group[pair.I]));

        CorrelationMatrix wanted = CorrelationMatrix.Of(group.Length, pairs.Select(pair => (pair.I, pair.J, CorrelationMatrix.NormalScoreOf(Asked(pair)))));
        CorrelationMatrix? repaired = wanted.Cholesky() is null ? wanted.Nearest() : null;
        double[,] factor = (repaired ?? wanted).Cholesky() ?? throw new InvalidOperationException("The repaired correlation matrix has no Cholesky factor.");

        List<Parameter> members = [.. Members];
        int[] rows = [.. group.Select(member => members.IndexOf(member))];
        for (int i = 0; i < group.Length; i++)
            for (int j = 0; j <= i; j++) _factor[rows[i], rows[j]] = factor[i, j];

        return repaired is null
            ? []
            : pairs.Select(pair => new Change(group[pair.J], group[pair.I], Asked(pair), CorrelationMatrix.SpearmanOf(repaired[pair.I, pair.J])));
    }

    private sealed record Change(Parameter A, Parameter B, double Asked, double Used)
    {
        /// <summary>The warning, with two decimals, or as many as it takes to see the change.</summary>
        public override string ToString()
        {
            string format = "F2";
            for (int decimals = 3; decimals <= 9 && Text(Used, format) == Text(Asked, format); decimals++) format = $"F{decimals}";
            return "The rank correlations cannot all hold (their matrix is not positive definite); the nearest possible ones are used. Largest change: "
                + $"{ParameterCatalogue.Of(A).Name} with {ParameterCatalogue.Of(B).Name}, {Text(Used, format)} instead of {Text(Asked, format)}.";
        }

        private static string Text(double correlation, string format) => correlation.ToString(format, CultureInfo.InvariantCulture);
    }
}
