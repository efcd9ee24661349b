using System.Text.Json;
using Shop.Checkout;
using Shop.Outbox;

namespace Shop.Carts;

/// <summary>Takes what was bought out of its cart.</summary>
internal sealed class CompleteBoughtCart(IGrainFactory grains) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Kind => "cart.complete";

    /// <inheritdoc/>
    public Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken) =>
        grains.GetGrain<ICartGrain>(subject).Complete(CheckoutId.Parse(data.GetProperty("checkout").GetString()!));
}
