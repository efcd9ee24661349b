using Shop.Clustering;

namespace Shop.Silo.Clustering;

/// <summary>
/// With Microsoft Orleans a silo that lives can't be drained: a silo hands its grains on by stopping, and there is no way back from that.
/// </summary>
internal sealed class SiloDraining : ISiloDraining
{
    /// <inheritdoc/>
    public bool IsPossible => false;

    /// <inheritdoc/>
    public Task<DrainResult> DrainAsync(string address) => Task.FromResult(DrainResult.IsImpossible);

    /// <inheritdoc/>
    public Task<DrainResult> UndrainAsync(string address) => Task.FromResult(DrainResult.IsImpossible);
}
