using System.Diagnostics;

namespace PipelineRisk.Slurm.Tests;

/// <summary>Waits for what can be seen, and not for time to pass.</summary>
internal static class Patience
{
    /// <summary>Far more than anything here takes, on a machine that is busy with other tests too.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10), BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks until something is there.</summary>
    /// <param name="awaited">What, in words.</param>
    /// <param name="look">Finds it, or nothing.</param>
    /// <param name="instead">What there is to tell if it never comes.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static async Task<T> Until<T>(string awaited, Func<Task<T?>> look, Func<string> instead)
        where T : class
    {
        Stopwatch watch = Stopwatch.StartNew();
        using PeriodicTimer timer = new(BetweenLooks);
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            if (watch.Elapsed > Limit)
            {
                throw new TimeoutException($"Awaited for {Limit.TotalMinutes} minutes: {awaited}\n{instead()}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Looks until something holds.</summary>
    /// <inheritdoc cref="Until{T}" path="/exception"/>
    public static Task Until(string awaited, Func<Task<bool>> look, Func<string> instead) => Until<object>(awaited, async () => await look() ? awaited : null, instead);

    /// <summary>Looks until something holds.</summary>
    /// <inheritdoc cref="Until{T}" path="/exception"/>
    public static Task Until(string awaited, Func<bool> look, Func<string> instead) => Until(awaited, () => Task.FromResult(look()), instead);
}
