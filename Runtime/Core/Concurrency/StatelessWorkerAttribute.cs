using Orleans.Placement;

namespace Orleans.Concurrency;

/// <summary>Grains of this class have no identity to speak of: each silo runs its own activations, several at a time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : PlacementAttribute
{
    /// <summary>As many activations a silo as there are processors.</summary>
    public StatelessWorkerAttribute()
    {
    }

    /// <summary>At most <paramref name="maxLocalWorkers"/> activations a silo.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers)
        : this(maxLocalWorkers, true)
    {
    }

    /// <summary>
    /// At most <paramref name="maxLocalWorkers"/> activations a silo; idle ones leave before their age unless <paramref
    /// name="removeIdleWorkers"/> is false.
    /// </summary>
    public StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers)
    {
        MaxLocalWorkers = maxLocalWorkers;
        RemoveIdleWorkers = removeIdleWorkers;
    }

    /// <summary>The most activations a silo; 0 or less for the number of processors.</summary>
    internal int MaxLocalWorkers { get; }

    /// <summary>Whether idle workers leave early.</summary>
    internal bool RemoveIdleWorkers { get; } = true;
}
