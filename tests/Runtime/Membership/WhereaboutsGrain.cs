using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Runtime.Tests.Membership;

[GrainType("whereabouts")]
public sealed class WhereaboutsGrain : Grain, IWhereaboutsGrain
{
    private static readonly ConcurrentDictionary<(string Cluster, GrainId Grain), int> _lives = new();

    private static readonly ConcurrentDictionary<string, int> _twice = new();

    /// <summary>How often a grain had two lives at once in a cluster; where a silo is killed, those that died with it count too.</summary>
    public static int TwiceIn(string cluster) => _twice.GetValueOrDefault(cluster);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_lives.AddOrUpdate(Key, 1, static (_, lives) => lives + 1) > 1)
        {
            _twice.AddOrUpdate(Cluster, 1, static (_, times) => times + 1);
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _lives.AddOrUpdate(Key, 0, static (_, lives) => lives - 1);
        return Task.CompletedTask;
    }

    public Task<string> Where() => Task.FromResult(RuntimeIdentity);

    public Task<string> WhereReadOnly() => Task.FromResult(RuntimeIdentity);

    public Task<string> WhereIs(long other) => GrainFactory.GetGrain<IWhereaboutsGrain>(other).Where();

    public Task Hang(CancellationToken token) => Task.Delay(Timeout.Infinite, token);

    private string Cluster => ServiceProvider.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId;

    private (string, GrainId) Key => (Cluster, this.GetGrainId());
}
