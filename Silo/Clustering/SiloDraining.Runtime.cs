using Orleans.Runtime;
using Shop.Clustering;
using Shop.Runtime.Membership;

namespace Shop.Silo.Clustering;

/// <summary>Drains silos, with the runtime of this repository.</summary>
internal sealed class SiloDraining(SiloDrains drains) : ISiloDraining
{
    /// <inheritdoc/>
    public bool IsPossible => true;

    /// <inheritdoc/>
    public Task<DrainResult> DrainAsync(string address) => AskAsync(address, drains.DrainAsync);

    /// <inheritdoc/>
    public Task<DrainResult> UndrainAsync(string address) => AskAsync(address, drains.UndrainAsync);

    private static async Task<DrainResult> AskAsync(string address, Func<SiloAddress, Task<DrainOutcome>> ask) =>
        !SiloAddress.TryParse(address, out var silo) ? DrainResult.IsUnknown : await ask(silo) switch
        {
            DrainOutcome.Done => DrainResult.Done,
            DrainOutcome.IsLast => DrainResult.IsLast,
            DrainOutcome.IsStopping => DrainResult.IsStopping,
            _ => DrainResult.IsUnknown,
        };
}
