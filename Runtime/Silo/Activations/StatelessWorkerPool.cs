using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Activations;

/// <summary>
/// The activations of one stateless worker on this silo: a call goes to an idle one, to a new one while there are
/// fewer than the class allows, else to the one with the fewest calls.
/// </summary>
internal sealed class StatelessWorkerPool(GrainId id, GrainClass grainClass) : ICallTarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];

    public GrainId GrainId => id;

    public GrainClass Class => grainClass;

    public void Receive(GrainCall call) => Choose().Receive(call);

    /// <summary>A worker has left.</summary>
    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
        }
    }

    /// <summary>The workers of this moment.</summary>
    public Activation[] Workers()
    {
        lock (_gate)
        {
            return [.. _workers];
        }
    }

    private Activation Choose()
    {
        lock (_gate)
        {
            Activation? least = null;
            foreach (var worker in _workers)
            {
                if (least is null || worker.Load < least.Load)
                {
                    least = worker;
                }
            }

            if (least is { Load: 0 } || (least is not null && _workers.Count >= grainClass.MaxWorkers))
            {
                return least;
            }

            var added = new Activation(id, grainClass) { Pool = this };
            _workers.Add(added);
            return added;
        }
    }
}
