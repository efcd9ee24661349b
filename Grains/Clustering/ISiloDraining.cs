namespace Shop.Clustering;

/// <summary>What drains silos: the cluster that they make up.</summary>
public interface ISiloDraining
{
    /// <summary>Whether it can.</summary>
    bool IsPossible { get; }

    /// <summary>See <see cref="ISilosGrain.Drain"/>.</summary>
    Task<DrainResult> DrainAsync(string address);

    /// <summary>See <see cref="ISilosGrain.Undrain"/>.</summary>
    Task<DrainResult> UndrainAsync(string address);
}
