using Orleans;
using Shop.Checkout;
using Shop.Customers;
using Shop.Orders;
using Shop.Silo.Tests.Checkout;
using Shop.Silo.Tests.Payments;

namespace Shop.Silo.Tests.Orders;

/// <summary>A shop with orders, and a line to its payment provider that can be cut.</summary>
public class OrderShop : CheckoutShop
{
    public ProviderLine Line { get; private set; } = null!;

    protected override Uri LineUrl => Line.Url;

    /// <summary>An order of so many of one thing, of which there were ten.</summary>
    /// <param name="isCaptured">Whether its money was taken; otherwise the line is cut before it is.</param>
    public async Task<PlacedOrder> NewOrderAsync(int quantity = 2, string price = "10.00", bool isCaptured = true)
    {
        var sku = await NewProductAsync(10, price);
        var (guest, cart) = await NewCartAsync((sku, quantity));
        var id = CheckoutId.New(TimeProvider.System);
        var checkout = Left.GetGrain<ICheckoutGrain>(id.Value);
        var quote = (await checkout.Begin(Begin(guest, cart))).Checkout!.Quote!;
        if (!isCaptured)
        {
            Line.LoseCalls($"/v1/payments/{id}-1/capture");
        }

        var paid = (await checkout.Pay(Pay(guest, quote.Total))).Checkout!;
        var order = new PlacedOrder(paid.Order!.Value, paid.OrderNumber!, guest, sku, quote.Total, $"{id}-1");
        if (isCaptured)
        {
            await UntilStatusAsync(order, "paid");
            await UntilAsync([$"{10 - quantity} 0"], "SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1", sku.Value);
        }

        return order;
    }

    public IOrderGrain Grain(PlacedOrder order, bool isRight = false) => (isRight ? Right : Left).GetGrain<IOrderGrain>(order.Id.Value);

    public Task UntilStatusAsync(PlacedOrder order, string status) =>
        UntilAsync([status], "SELECT status FROM shop.orders WHERE id = $1", order.Id.Value);

    /// <summary>What moved in the provider's books.</summary>
    public Task<List<string>> ChargesAsync(PlacedOrder order) => RowsAsync(ChargesSql, order.PaymentKey);

    public Task UntilChargesAsync(PlacedOrder order, params string[] expected) => UntilAsync(expected, ChargesSql, order.PaymentKey);

    /// <summary>What the order's story tells.</summary>
    public Task<List<string>> StoryAsync(PlacedOrder order) =>
        RowsAsync("SELECT kind FROM shop.order_events WHERE order_id = $1 ORDER BY position", order.Id.Value);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Line.DisposeAsync();
    }

    protected override async Task LayLineAsync() => Line = await ProviderLine.StartAsync(ProviderUrl);

    private const string ChargesSql = "SELECT kind || ' ' || amount FROM test_payments.ledger WHERE key = $1 ORDER BY id";
}

/// <summary>An order of a test's own.</summary>
public sealed record PlacedOrder(OrderId Id, string Number, ShopperId Owner, Sku Sku, Money Total, string PaymentKey)
{
    /// <summary>A path at the provider.</summary>
    public string Path(string call) => $"/v1/payments/{PaymentKey}/{call}";
}
