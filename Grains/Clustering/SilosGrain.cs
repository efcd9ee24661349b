namespace Shop.Clustering;

/// <inheritdoc cref="ISilosGrain"/>
/// <param name="draining">The cluster.</param>
internal sealed class SilosGrain(ISiloDraining draining) : Grain, ISilosGrain
{
    /// <inheritdoc/>
    public Task<DrainResult> Drain(string address) => draining.DrainAsync(address);

    /// <inheritdoc/>
    public Task<DrainResult> Undrain(string address) => draining.UndrainAsync(address);
}
