using PipelineRisk.Slurm.Tests;

[assembly: AssemblyFixture(typeof(SharedCluster))]

namespace PipelineRisk.Slurm.Tests;

/// <summary>The one cluster of this assembly: a test class takes it as a constructor's parameter. It starts with the first test that uses it.</summary>
public sealed class SharedCluster : IAsyncDisposable
{
    private readonly Lazy<Task<MiniSlurm>> _cluster = new(() => MiniSlurm.Start("n1", "n2"));

    /// <summary>The cluster with all its nodes idle, whatever the test before did to it; the test is skipped where there can be none.</summary>
    internal async Task<MiniSlurm> Ready()
    {
        Assert.SkipUnless(MiniSlurm.Obstacle is null, MiniSlurm.Obstacle ?? "");
        MiniSlurm cluster = await _cluster.Value;
        await cluster.Ready();
        return cluster;
    }

    /// <summary>Ends the cluster, if there was one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated && _cluster.Value.IsCompletedSuccessfully)
        {
            await (await _cluster.Value).DisposeAsync();
        }
    }
}
