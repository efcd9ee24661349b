using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Shop.Runtime.Collection;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Membership;

/// <summary>A silo's answers to the others.</summary>
[GrainType(TypeName), Reentrant, KeepAlive]
internal sealed class SiloControl(
    SiloRuntime silo, GrainPlacement placement, ClusterAgent agent, ClusterMembership membership, Peers peers, ActivationCollector collector) : Grain, ISiloControl
{
    private const string TypeName = "sys.silo";

    private static readonly GrainType _type = GrainType.Create(TypeName);

    /// <summary>Whether it is a silo that is called, not a grain.</summary>
    public static bool Is(in GrainId id) => id.Type == _type;

    /// <summary>How a silo is called.</summary>
    public static ISiloControl Of(IGrainFactory grains, SiloAddress silo) => grains.GetGrain<ISiloControl>(silo.ToParsableString());

    public Task<int> Probe() => Task.FromResult(placement.SettledVersion);

    public Task<bool> Hears(string silo) => Task.FromResult(peers.Hears(SiloAddress.FromParsableString(silo)));

    public Task<DatabaseReach> ReachesDatabase(string asker) => agent.AnswerReachAsync(SiloAddress.FromParsableString(asker));

    public Task Changed(int version)
    {
        agent.LookFor(version);
        return Task.CompletedTask;
    }

    public Task Settled(string silo, int version)
    {
        placement.HasSettled(SiloAddress.FromParsableString(silo), version);
        agent.LookFor(version);
        return Task.CompletedTask;
    }

    public Task<bool> Yield(GrainId grain, int version, string asker) =>
        placement.YieldAsync(grain, version, SiloAddress.FromParsableString(asker));

    public Task<DrainOutcome> Drain() => membership.DrainAsync();

    public Task<DrainOutcome> Undrain() => membership.UndrainAsync();

    public Task Collect(TimeSpan ageLimit)
    {
        collector.Collect((long)ageLimit.TotalMilliseconds);
        return Task.CompletedTask;
    }

    public Task<SimpleGrainStatistic[]> CountActivations() => Task.FromResult(silo.Telemetry.ActiveByClass
        .Where(entry => entry.Key.GrainType != _type)
        .Select(entry => new SimpleGrainStatistic
        {
            GrainType = entry.Key.Type.FullName!,
            SiloAddress = silo.Address,
            ActivationCount = entry.Value,
        })
        .ToArray());
}
