using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Collection;

/// <summary>
/// Lets idle activations go: every quantum those past their class's age; and, where shedding is on, those idle
/// longest while memory is short.
/// </summary>
internal sealed class ActivationCollector(SiloRuntime silo) : IDisposable
{
    private static readonly DeactivationReason _idle = new(DeactivationReasonCode.ActivationIdle, "Idle for longer than its class's collection age.");

    private static readonly DeactivationReason _pressed = new(DeactivationReasonCode.HighMemoryPressure, "Memory is short.");

    private readonly GrainCollectionOptions _options = silo.Collection;
    private ITimer? _collect;
    private ITimer? _shed;

    /// <summary>Starts the timers.</summary>
    public void Start()
    {
        _collect = silo.Time.CreateTimer(_ => Collect(), null, _options.CollectionQuantum, _options.CollectionQuantum);
        if (_options.EnableActivationSheddingOnMemoryPressure)
        {
            _shed = silo.Time.CreateTimer(_ => ShedIfPressed(), null, _options.MemoryUsagePollingPeriod, _options.MemoryUsagePollingPeriod);
        }
    }

    public void Dispose()
    {
        _collect?.Dispose();
        _shed?.Dispose();
    }

    /// <summary>One pass over all activations.</summary>
    public void Collect()
    {
        var now = silo.Clock.Advance();
        var count = 0;
        foreach (var activation in silo.Directory.Activations)
        {
            if (activation.IsStale(now))
            {
                activation.Post(new ActivationCommand(static one => one.CollectIfStale(_idle, one.Class.CollectionAgeMs)));
                count++;
            }
        }

        if (count > 0)
        {
            ActivationLog.Collected(silo.Log, count, silo.Directory.Count);
        }
    }

    /// <summary>Lets go of all that were idle for so long, whatever their class's age.</summary>
    public void Collect(long idleMs)
    {
        foreach (var activation in silo.Directory.Activations)
        {
            activation.Post(new ActivationCommand(one => one.CollectIfStale(_idle, idleMs)));
        }
    }

    /// <summary>Lets go of the activations that were idle longest, a share of all.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>How many were asked to go.</returns>
    public int Shed(double share)
    {
        var idle = silo.Directory.Activations
            .Where(activation => activation.State == ActivationState.Active && activation.Load == 0)
            .OrderBy(activation => activation.LastUsedMs)
            .ToList();
        var count = (int)Math.Ceiling(idle.Count * Math.Clamp(share, 0, 1));
        foreach (var activation in idle.Take(count))
        {
            activation.Post(new ActivationCommand(static one => one.CollectIfStale(_pressed, idleMs: 0)));
        }

        return count;
    }

    private void ShedIfPressed()
    {
        var memory = GC.GetGCMemoryInfo();
        var percent = 100.0 * memory.MemoryLoadBytes / memory.TotalAvailableMemoryBytes;
        if (percent < _options.MemoryUsageLimitPercentage)
        {
            return;
        }

        // What is to go is the share of memory above the target, as if activations were all of it.
        var count = Shed(1 - (_options.MemoryUsageTargetPercentage / percent));
        ActivationLog.Shed(silo.Log, percent, count, silo.Directory.Count);
    }
}
