using Orleans;

namespace Shop.Runtime.Membership;

/// <summary>What became of a wish to drain a silo, or to have it take grains again. The numbers go over the wire.</summary>
[GenerateSerializer]
public enum DrainOutcome
{
    /// <summary>It is so now, or was before.</summary>
    Done = 0,

    /// <summary>No other silo takes grains: nobody would answer for this one's.</summary>
    IsLast = 1,

    /// <summary>The silo is being stopped.</summary>
    IsStopping = 2,

    /// <summary>There is no such silo in the cluster.</summary>
    IsUnknown = 3,
}
