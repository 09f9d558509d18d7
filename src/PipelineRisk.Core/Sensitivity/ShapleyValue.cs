using System.Numerics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>Shares out what players achieve together: each gets its mean contribution over all orders in which they could have joined.</summary>
/// <remarks>
/// Shapley, "A value for n-person games" (1953): the one rule that shares out everything, treats equals equally, gives nothing to who changes nothing,
/// and adds up over games. It is linear in the values, so the parts keep the paired errors of the estimates they come from.
/// </remarks>
public static class ShapleyValue
{
    /// <summary>The most players: their subsets double with each.</summary>
    public const int MostPlayers = 20;

    /// <summary>The part of each player; together they are the value of all players less that of none, to rounding.</summary>
    /// <param name="values">The value of every subset of the players: at index Σ 2ⁱ over its players i. So its length is a power of two.</param>
    /// <exception cref="ArgumentException">The number of values is no power of two, or there are more than <see cref="MostPlayers"/>.</exception>
    public static IReadOnlyList<PairedEstimate> Parts(IReadOnlyList<PairedEstimate> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!BitOperations.IsPow2(values.Count) || values.Count > 1 << MostPlayers)
        {
            throw new ArgumentException($"{values.Count} values are not those of all subsets of up to {MostPlayers} players.", nameof(values));
        }

        int players = BitOperations.Log2((uint)values.Count);
        return [.. Enumerable.Range(0, players).Select(player => Part(values, player, players))];
    }

    // Σ over the subsets S without the player of |S|! (m − 1 − |S|)! / m! · (v(S and the player) − v(S)).
    private static PairedEstimate Part(IReadOnlyList<PairedEstimate> values, int player, int players)
    {
        PairedEstimate? part = null;
        for (int subset = 0; subset < values.Count; subset++)
        {
            if ((subset >> player & 1) == 0)
            {
                PairedEstimate gain = WeightOf(BitOperations.PopCount((uint)subset), players) * (values[subset | 1 << player] - values[subset]);
                part = part is null ? gain : part + gain;
            }
        }

        return part!;
    }

    // One over m times the number of subsets of that size of the other players.
    private static double WeightOf(int size, int players)
    {
        double subsets = 1;
        for (int i = 0; i < size; i++)
        {
            subsets = subsets * (players - 1 - i) / (i + 1); // exact: a binomial coefficient at every step
        }

        return 1 / (players * subsets);
    }
}
