namespace Shop.Clustering;

/// <summary>What became of a wish to drain a silo, or to have it take grains again.</summary>
[GenerateSerializer, Alias("shop.clustering.DrainResult")]
public enum DrainResult
{
    /// <summary>It is so now, or was before.</summary>
    Done = 0,

    /// <summary>No other silo takes grains.</summary>
    IsLast = 1,

    /// <summary>The silo is being stopped.</summary>
    IsStopping = 2,

    /// <summary>There is no such silo in the cluster.</summary>
    IsUnknown = 3,

    /// <summary>What the cluster runs on can't do that with a silo that lives.</summary>
    IsImpossible = 4,
}
