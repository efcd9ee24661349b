using System.Globalization;
using System.Text.Json;
using Shop.Inventory;
using Shop.Outbox;

namespace Shop.Orders;

/// <summary>
/// Puts a cancelled order's goods back: a change of the stock with its line in the ledger, once for each order and thing. It may
/// come before the sale itself is posted; what can be bought is right in either order.
/// </summary>
internal sealed class PutBackStock(IGrainFactory grains) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Kind => OrderFollowUps.PutBackKind;

    /// <inheritdoc/>
    public async Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken)
    {
        var sku = Sku.Parse(subject);
        var change = new ChangeStock(
            ReturnedStock.Operation(OrderId.Parse(Text(data, "order")), sku),
            int.Parse(Text(data, "quantity"), CultureInfo.InvariantCulture),
            IsDelta: true,
            $"Order {Text(data, "number")} was cancelled",
            Text(data, "actor"));
        var result = await grains.GetGrain<IStockGrain>(StockKey.Of(sku)).Change(change);
        if (result.Refusal != StockRefusal.None)
        {
            throw new InvalidOperationException($"The stock of {sku} doesn't take back what was cancelled: {result.Refusal}.");
        }
    }

    private static string Text(JsonElement data, string name) => data.GetProperty(name).GetString()!;
}
