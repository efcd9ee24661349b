using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Activations;

namespace Shop.Runtime.Dispatch;

/// <summary>One silo's metrics: activations by type, how they came and went, and what waits.</summary>
internal sealed class SiloTelemetry : IDisposable
{
    private readonly Meter _meter = new("Microsoft.Orleans");
    private readonly Counter<long> _activated;
    private readonly Counter<long> _deactivated;
    private readonly Counter<long> _failed;
    private readonly ConcurrentDictionary<GrainClass, StrongBox> _active = new();

    public SiloTelemetry(SiloRuntime silo)
    {
        _activated = _meter.CreateCounter<long>("orleans-catalog-activation-created", "activations", "Activations that came to life.");
        _deactivated = _meter.CreateCounter<long>("orleans-catalog-activation-destroyed", "activations", "Activations that left, by reason.");
        _failed = _meter.CreateCounter<long>("orleans-catalog-activation-failed-to-activate", "activations", "Activations that failed to come to life.");
        _meter.CreateObservableGauge("orleans-grains", Grains, "activations", "Activations in memory, by grain class.");
        _meter.CreateObservableGauge("orleans-runtime-calls-waiting", () => silo.Pending.Count, "calls", "Calls whose callers wait for a reply.");
    }

    /// <summary>How many activations of each class are in memory.</summary>
    public IEnumerable<KeyValuePair<GrainClass, int>> ActiveByClass =>
        _active.Select(entry => KeyValuePair.Create(entry.Key, Volatile.Read(ref entry.Value.Count)));

    public void Activated(GrainClass grainClass)
    {
        Interlocked.Increment(ref CounterOf(grainClass).Count);
        if (_activated.Enabled)
        {
            _activated.Add(1, TypeTag(grainClass));
        }
    }

    public void Deactivated(GrainClass grainClass, DeactivationReason reason)
    {
        Interlocked.Decrement(ref CounterOf(grainClass).Count);
        if (_deactivated.Enabled)
        {
            _deactivated.Add(1, TypeTag(grainClass), new KeyValuePair<string, object?>("reason", reason.ReasonCode.ToString()));
        }
    }

    public void ActivationFailed(GrainClass grainClass) => _failed.Add(1, TypeTag(grainClass));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> TypeTag(GrainClass grainClass) => new("grain_type", grainClass.GrainType.ToString());

    private StrongBox CounterOf(GrainClass grainClass) => _active.GetOrAdd(grainClass, static _ => new StrongBox());

    private IEnumerable<Measurement<int>> Grains() =>
        ActiveByClass.Select(entry => new Measurement<int>(entry.Value, TypeTag(entry.Key)));

    private sealed class StrongBox
    {
        public int Count;
    }
}
