using System.Text.Json;
using Shop.Checkout;
using Shop.Outbox;

namespace Shop.Inventory;

/// <summary>Takes what an order sold out of its stock's books.</summary>
internal sealed class PostSoldStock(IGrainFactory grains) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Kind => "stock.post";

    /// <inheritdoc/>
    public async Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken)
    {
        var checkout = CheckoutId.Parse(data.GetProperty("checkout").GetString()!);
        if (!await grains.GetGrain<IStockGrain>(StockKey.Of(Sku.Parse(subject))).Move(checkout, HoldMove.Post))
        {
            throw new InvalidOperationException($"{checkout} has no sold hold of {subject}.");
        }
    }
}
