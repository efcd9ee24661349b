using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Orleans;
using Shop.Clustering;

namespace Shop.Silo.Clustering;

/// <summary>Counts the calls that this silo's grains answer, and how long each took. A call costs it two readings of the clock and an addition.</summary>
/// <param name="hot">Which of them are called most.</param>
internal sealed class CallMeter(HotGrains hot) : IIncomingGrainCallFilter
{
    // As many as the grains' interfaces have methods.
    private readonly ConcurrentDictionary<MethodInfo, Counts> _methods = new();

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        hot.Called(context.TargetId);
        var counts = _methods.GetOrAdd(context.InterfaceMethod, static _ => new Counts());
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
