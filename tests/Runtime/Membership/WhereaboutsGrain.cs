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

    private static int _twice;

    /// <summary>How often a grain had two lives at once, in any cluster of this process.</summary>
    public static int Twice => Volatile.Read(ref _twice);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_lives.AddOrUpdate(Key, 1, static (_, lives) => lives + 1) > 1)
        {
            Interlocked.Increment(ref _twice);
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

    private (string, GrainId) Key => (ServiceProvider.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId, this.GetGrainId());
}
