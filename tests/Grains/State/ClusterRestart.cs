using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Testing;

namespace Grains.Tests.State;

/// <summary>A silo that goes and one that comes, in a cluster of one.</summary>
internal static class ClusterRestart
{
    /// <summary>
    /// Stops the silo, starts another and waits until the client has reached it: nothing is left but what was stored. A client of
    /// Orleans rests for a second after a connection that failed, as one does while no silo is there, and refuses calls until then.
    /// </summary>
    public static async Task RestartAsync(this InProcessTestCluster cluster)
    {
        await cluster.RestartSiloAsync(cluster.Silos[0]);
        await Eventually.ReadAsync(() => IsReachedAsync(cluster), isReached => isReached);
    }

    private static async Task<bool> IsReachedAsync(InProcessTestCluster cluster)
    {
        try
        {
            await cluster.Client.GetGrain<IManagementGrain>(0).GetTotalActivationCount();
            return true;
        }
        catch (OrleansException)
        {
            return false;
        }
    }
}
