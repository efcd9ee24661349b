using System.Collections.Concurrent;
using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Dispatch;

/// <summary>The grains that are in memory on this silo.</summary>
internal sealed class ActivationDirectory
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> _targets = new();

    /// <summary>How many grains are in memory; counts a pool of workers once.</summary>
    public int Count => _targets.Count;

    /// <summary>All activations of this moment.</summary>
    public IEnumerable<Activation> Activations => _targets.SelectMany(entry => entry.Value switch
    {
        Activation activation => [activation],
        StatelessWorkerPool pool => pool.Workers(),
        _ => Array.Empty<Activation>(),
    });

    public bool TryGet(in GrainId id, out ICallTarget? target) => _targets.TryGetValue(id, out target);

    /// <summary>The grain's target, made now if need be; of several made at once, one counts.</summary>
    public ICallTarget GetOrAdd(in GrainId id, GrainClass grainClass) => _targets.GetOrAdd(
        id,
        static (id, grainClass) => grainClass.MaxWorkers > 0 ? new StatelessWorkerPool(id, grainClass) : new Activation(id, grainClass),
        grainClass);

    /// <summary>Takes an activation out, if it is still the one that is in.</summary>
    public void Remove(Activation activation) =>
        _targets.TryRemove(new KeyValuePair<GrainId, ICallTarget>(activation.GrainId, activation));
}
