using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Orleans;
using Shop.Clustering;

namespace Shop.Silo.Clustering;

/// <summary>
/// Counts the calls that the shop's grains on this silo answer, how long each took, and those under way. A call costs it two readings of the clock
/// and three additions.
/// </summary>
internal sealed class CallMeter : IIncomingGrainCallFilter, IDisposable
{
    // What the cluster calls within itself is no work of the shop's; Orleans' filters see it, too.
    private static readonly Module _ours = typeof(ICallFiguresGrain).Module;

    private readonly HotGrains _hot;
    private readonly Meter _meter = new(ShopMeter.Name);

    // As many as the grains' interfaces have methods.
    private readonly ConcurrentDictionary<MethodInfo, Counts> _methods = new();

    /// <param name="hot">Which of them are called most.</param>
    public CallMeter(HotGrains hot)
    {
        _hot = hot;
        _meter.CreateObservableGauge(
            "shop.grains.calls", () => _methods.Sum(static one => Interlocked.Read(ref one.Value.UnderWay)), "{call}", "Calls that this silo's grains are at, those among them that wait for others.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.InterfaceMethod.Module != _ours)
        {
            await context.Invoke();
            return;
        }

        _hot.Called(context.TargetId);
        var counts = _methods.GetOrAdd(context.InterfaceMethod, static _ => new Counts());
        Interlocked.Increment(ref counts.UnderWay);
        var startedAt = Stopwatch.GetTimestamp();
        try
        {
            await context.Invoke();
        }
        catch
        {
            Interlocked.Increment(ref counts.Failed);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref counts.UnderWay);
            Interlocked.Increment(ref counts.ByLatency[LatencySpans.Of(Stopwatch.GetElapsedTime(startedAt))]);
        }
    }

    /// <summary>What was counted since the last time; no two may ask at once.</summary>
    internal ImmutableArray<MethodCalls> Take() =>
    [
        .. _methods.Select(static one => one.Value.Take(one.Key)).OfType<MethodCalls>(),
    ];

    private sealed class Counts
    {
        public readonly long[] ByLatency = new long[LatencySpans.Count];
        public long Failed;
        public long UnderWay;

        public MethodCalls? Take(MethodInfo method)
        {
            var taken = new long[ByLatency.Length];
            for (var span = 0; span < taken.Length; span++)
            {
                taken[span] = Interlocked.Exchange(ref ByLatency[span], 0);
            }

            var used = Array.FindLastIndex(taken, static count => count > 0) + 1;
            var failed = Interlocked.Exchange(ref Failed, 0);
            return used == 0 ? null : new MethodCalls(method.DeclaringType?.Name ?? "", method.Name, failed, [.. taken.AsSpan(0, used)]);
        }
    }
}
