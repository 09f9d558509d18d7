namespace PipelineRisk.Sensitivity;

/// <summary>The patient rule induction method: finds a box of inputs in which a response is high, by peeling thin slices off and pasting some back on.</summary>
/// <remarks>
/// Friedman and Fisher, "Bump hunting in high-dimensional data" (1999), sections 8 and 9. A slice holds a share α of the trials inside the box at one end of one
/// input; trials with the same value stay together, so that a level of a discrete input goes as a whole. As slices then differ in size, the one is taken that raises
/// the mean most per trial given up (Kwakkel and Jaxa-Rozen, "Improving scenario discovery for handling heterogeneous uncertainties and multinomial classified
/// outcomes", 2016), and not the one that raises it most. Peeling ends where no slice raises the mean: it is greedy, and a bump that no end of an input leads to stays hidden.
/// </remarks>
/// <param name="inputs">The values of every input, a column each.</param>
/// <param name="response">The response of every trial; 0 or 1 for an event.</param>
internal sealed class Prim(IReadOnlyList<double[]> inputs, double[] response)
{
    /// <summary>α: the share of the trials inside that a slice holds. Small is patient.</summary>
    public const double SliceShare = 0.05;

    /// <summary>The least share of all trials in a box.</summary>
    public const double LeastMass = 0.05;

    /// <summary>The most inputs that a box restricts, so that it can be told in a sentence.</summary>
    public const int MostLimits = 3;

    /// <summary>The boxes from all trials to the last one that peeling reaches: each is the one before without a slice.</summary>
    public IReadOnlyList<Box> Peel()
    {
        List<Box> boxes = [new([])];
        int[][] inside = [.. inputs.Select(Sorted)];
        while (inputs.Count > 0 && BestSlice(boxes[^1], inside) is { } limit)
        {
            boxes.Add(boxes[^1].With(limit));
            double[] column = inputs[limit.Input];
            inside = [.. inside.Select(order => Array.FindAll(order, trial => limit.Contains(column[trial])))];
        }

        return boxes;
    }

    /// <summary>The box with slices put back on, as long as each raises the mean.</summary>
    public Box Paste(Box box)
    {
        while (BestExtension(box) is { } wider)
        {
            box = wider;
        }

        return box;
    }

    /// <summary>The mean response inside a box; NaN where no trial is.</summary>
    public double MeanOf(Box box)
    {
        double sum = 0, count = 0;
        for (int trial = 0; trial < response.Length; trial++)
        {
            if (box.Contains(inputs, trial))
            {
                (sum, count) = (sum + response[trial], count + 1);
            }
        }

        return sum / count;
    }

    private static int[] Sorted(double[] column)
    {
        int[] order = [.. Enumerable.Range(0, column.Length)];
        Array.Sort((double[])column.Clone(), order);
        return order;
    }

    // What is left of an input after the best slice; null where none raises the mean.
    private BoxLimit? BestSlice(Box box, int[][] inside)
    {
        int count = inside[0].Length;
        double sum = inside[0].Sum(trial => response[trial]), bestGain = 0;
        BoxLimit? best = null;
        for (int input = 0; input < inputs.Count; input++)
        {
            BoxLimit limit = box.LimitOf(input);
            if (box.Limits.Count == MostLimits && !box.Limits.Contains(limit))
            {
                continue;
            }

            double[] column = inputs[input];
            int[] order = inside[input];
            int slice = Math.Max((int)(SliceShare * count), 1);
            (int from, int to) = (LowSlice(order, column, slice), HighSlice(order, column, slice));
            Consider(order.AsSpan(0, from), limit with { Low = from < count ? column[order[from]] : double.NaN });
            Consider(order.AsSpan(to), limit with { High = to > 0 ? column[order[to - 1]] : double.NaN });
        }

        return best;

        void Consider(ReadOnlySpan<int> slice, BoxLimit limit)
        {
            double left = count - slice.Length, sumLeft = sum;
            foreach (int trial in slice)
            {
                sumLeft -= response[trial];
            }

            double gain = left >= Math.Max(LeastMass * response.Length, 1) ? (sumLeft / left - sum / count) / slice.Length : 0;
            (bestGain, best) = gain > bestGain ? (gain, limit) : (bestGain, best);
        }
    }

    // Where the trials that stay begin when about so many go from the low end: a value goes as a whole or not at all.
    private static int LowSlice(int[] order, double[] column, int slice)
    {
        int from = slice;
        while (from > 0 && IsTied(order, column, from))
        {
            from--;
        }

        for (from = Math.Max(from, 1); IsTied(order, column, from); from++)
        {
        }

        return from;
    }

    // Where they end when about so many go from the high end.
    private static int HighSlice(int[] order, double[] column, int slice)
    {
        int to = order.Length - slice;
        while (to < order.Length && IsTied(order, column, to))
        {
            to++;
        }

        for (to = Math.Min(to, order.Length - 1); IsTied(order, column, to); to--)
        {
        }

        return to;
    }

    private static bool IsTied(int[] order, double[] column, int at) => at > 0 && at < order.Length && column[order[at - 1]] == column[order[at]];

    private Box? BestExtension(Box box)
    {
        double bestMean = MeanOf(box);
        Box? best = null;
        foreach (BoxLimit limit in box.Limits)
        {
            double[] column = inputs[limit.Input];
            int place = box.Limits.ToList().IndexOf(limit);
            int[] others = [.. Enumerable.Range(0, response.Length).Where(trial => box.Contains(inputs, trial, apartFrom: place))];
            int slice = Math.Max((int)(SliceShare * others.Count(trial => limit.Contains(column[trial]))), 1);
            double[] below = [.. others.Select(trial => column[trial]).Where(value => value < limit.Low).OrderDescending()];
            double[] above = [.. others.Select(trial => column[trial]).Where(value => value > limit.High).Order()];
            Consider(limit with { Low = below.Length <= slice ? double.NegativeInfinity : below[slice - 1] }, below.Length > 0);
            Consider(limit with { High = above.Length <= slice ? double.PositiveInfinity : above[slice - 1] }, above.Length > 0);
        }

        return best;

        void Consider(BoxLimit wider, bool isWider)
        {
            Box candidate = box.With(wider);
            if (isWider && MeanOf(candidate) is var mean && mean > bestMean)
            {
                (bestMean, best) = (mean, candidate);
            }
        }
    }
}
