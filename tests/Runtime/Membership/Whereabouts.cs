using Orleans.TestingHost;

namespace Runtime.Tests.Membership;

/// <summary>Grains of which each says where it lives.</summary>
internal static class Whereabouts
{
    /// <summary>Enough that each of three silos has some hundred.</summary>
    public const int Grains = 300;

    /// <summary>What a grain says that lives on this silo.</summary>
    public static string IdentityOf(InProcessSiloHandle silo) => $"S:{silo.SiloAddress.ToParsableString()}";

    /// <summary>Asks all of them.</summary>
    public static Task<string[]> AllAsync(IGrainFactory grains) =>
        Task.WhenAll(Enumerable.Range(0, Grains).Select(i => grains.GetGrain<IWhereaboutsGrain>(i).Where()));

    /// <summary>Asks all of them again and again; what failed.</summary>
    public static async Task<List<Exception>> CallAsync(IGrainFactory grains, CancellationToken token)
    {
        var failures = new List<Exception>();
        while (!token.IsCancellationRequested)
        {
            try
            {
                await AllAsync(grains);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        return failures;
    }
}
