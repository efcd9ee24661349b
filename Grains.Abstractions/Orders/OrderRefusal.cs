using System.Collections.Immutable;

namespace Shop.Orders;

/// <summary>Why an order doesn't do what it was asked for.</summary>
/// <param name="Rule">Why.</param>
/// <param name="Status">How far the order is.</param>
/// <param name="Skus">The things that it is about; empty where it is about none.</param>
/// <param name="Refundable">What can still be given back; null where it is about something else.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.OrderRefusal")]
public sealed record OrderRefusal(
    [property: Id(0)] OrderRule Rule,
    [property: Id(1)] OrderStatus Status,
    [property: Id(2)] ImmutableArray<Sku> Skus,
    [property: Id(3)] Money? Refundable = null)
{
    /// <summary>One that is about nothing in particular.</summary>
    public static OrderRefusal Of(OrderRule rule, OrderStatus status = OrderStatus.None) => new(rule, status, []);
}
