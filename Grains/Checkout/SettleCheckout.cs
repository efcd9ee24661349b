using System.Text.Json;
using Shop.Carts;
using Shop.Inventory;
using Shop.Outbox;

namespace Shop.Checkout;

/// <summary>
/// Finishes what became an order: its stocks post what was sold in their next batches, and its cart lets go of what was bought. One
/// row for all of it: each part is done whatever becomes of the others, and all are asked again where one fails.
/// </summary>
internal sealed class SettleCheckout(IGrainFactory grains) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Kind => "checkout.settle";

    /// <inheritdoc/>
    public Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken)
    {
        var checkout = CheckoutId.Parse(data.GetProperty("checkout").GetString()!);
        var cart = grains.GetGrain<ICartGrain>(data.GetProperty("cart").GetString()!).Complete(checkout);
        var stocks = data.GetProperty("skus").EnumerateArray().Select(sku => PostAsync(Sku.Parse(sku.GetString()!), checkout));
        return Task.WhenAll([cart, .. stocks]);
    }

    private async Task PostAsync(Sku sku, CheckoutId checkout)
    {
        if (!await grains.GetGrain<IStockGrain>(StockKey.Of(sku)).Move(checkout, HoldMove.Post))
        {
            throw new InvalidOperationException($"{checkout} has no sold hold of {sku}.");
        }
    }
}
