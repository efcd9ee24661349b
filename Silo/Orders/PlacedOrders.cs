using Microsoft.Extensions.Caching.Memory;
using Shop.Checkout;
using Shop.Orders;

namespace Shop.Silo.Orders;

/// <summary>Orders that this silo placed a moment ago, as they were placed: their money is taken next, for which they need not be read.</summary>
internal sealed class PlacedOrders : IDisposable
{
    // Of a sale's busiest seconds; what is more is read.
    private const int CountMax = 5_000;

    // Their money is taken at the outbox's next look, mostly; an older one may have been changed elsewhere.
    private static readonly TimeSpan _age = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _orders = new(new MemoryCacheOptions { SizeLimit = CountMax, ExpirationScanFrequency = _age });

    /// <inheritdoc/>
    public void Dispose() => _orders.Dispose();

    /// <summary>Remembers the order of a paid checkout, which is stored by now.</summary>
    public void Add(StoredCheckout paid)
    {
        var order = OrderOf(paid);
        _orders.Set(order.Id, order, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _age });
    }

    /// <summary>The order as it was placed, once; null where it isn't known, or is known no more.</summary>
    public StoredOrder? Take(OrderId id)
    {
        if (!_orders.TryGetValue(id, out StoredOrder? order))
        {
            return null;
        }

        _orders.Remove(id);
        return order;
    }

    /// <summary>What <see cref="OrderRows"/> reads of an order that has just been placed.</summary>
    private static StoredOrder OrderOf(StoredCheckout paid)
    {
        var total = paid.Quote!.Total;
        var none = total with { MinorUnits = 0 };
        return new StoredOrder
        {
            Id = paid.Order!.Value,
            Number = paid.OrderNumber!,
            Owner = paid.Owner,
            Email = paid.Email,
            Language = paid.Language,
            Recipient = paid.ShippingAddress.Name,
            Status = OrderStatus.Placed,
            Version = 1,
            Lines = [.. paid.Quote.Lines.Select(static line => new OrderLine(line.Total.Sku, line.Title, line.Total.Quantity, Shipped: 0))],
            Payment = new OrderPayment(paid.PaymentKey, paid.Provider!, OrderPaymentState.Authorised, total, none, none),
        };
    }
}
