namespace PipelineRisk.Sensitivity;

/// <summary>A restriction of one input: <paramref name="Low"/> ≤ input ≤ <paramref name="High"/>; infinite where it is open.</summary>
/// <param name="Input">The place of the input.</param>
/// <param name="Low">The lowest value, in the input's unit.</param>
/// <param name="High">The highest value.</param>
public readonly record struct BoxLimit(int Input, double Low, double High)
{
    /// <summary>Whether the restriction lets a value in.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}

/// <summary>The trials in which some inputs lie between limits.</summary>
/// <param name="Limits">A restriction for each restricted input, in the order in which they came.</param>
public sealed record Box(IReadOnlyList<BoxLimit> Limits)
{
    /// <summary>Whether a trial lies inside.</summary>
    /// <param name="inputs">The values of every input, a column each.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="apartFrom">The place among <see cref="Limits"/> of a restriction that is not asked for; −1 for none.</param>
    internal bool Contains(IReadOnlyList<double[]> inputs, int trial, int apartFrom = -1)
    {
        for (int i = 0; i < Limits.Count; i++)
        {
            if (i != apartFrom && !Limits[i].Contains(inputs[Limits[i].Input][trial]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same box with another restriction of one input; with none, where the restriction is open on both sides.</summary>
    internal Box With(BoxLimit limit)
    {
        IEnumerable<BoxLimit> limits = Limits.Any(other => other.Input == limit.Input)
            ? Limits.Select(other => other.Input == limit.Input ? limit : other)
            : Limits.Append(limit);
        return new([.. limits.Where(other => other.Low > double.NegativeInfinity || other.High < double.PositiveInfinity)]);
    }

    /// <summary>The restriction of an input; open on both sides where there is none.</summary>
    internal BoxLimit LimitOf(int input)
    {
        foreach (BoxLimit limit in Limits)
        {
            if (limit.Input == input)
            {
                return limit;
            }
        }

        return new(input, double.NegativeInfinity, double.PositiveInfinity);
    }
}
