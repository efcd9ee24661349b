using Shop.Carts;
using Shop.Customers;
using Shop.Orders;

namespace Shop.Checkout;

/// <summary>A checkout as it is.</summary>
[GenerateSerializer, Immutable, Alias("shop.checkout.CheckoutView")]
public sealed record CheckoutView
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public required CheckoutId Id { get; init; }

    /// <summary>Whose it is.</summary>
    [Id(1)]
    public required ShopperId Owner { get; init; }

    /// <summary>The cart that it is of.</summary>
    [Id(2)]
    public required CartId Cart { get; init; }

    /// <summary>How far it is.</summary>
    [Id(3)]
    public CheckoutStatus Status { get; init; }

    /// <summary>What it costs; null before that is fixed.</summary>
    [Id(4)]
    public Quote? Quote { get; init; }

    /// <summary>Until when it can be paid, by the database's clock; null before it is open.</summary>
    [Id(5)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Where the card's holder has to approve the payment.</summary>
    [Id(6)]
    public string? NextAction { get; init; }

    /// <summary>Why the last payment was refused, or the checkout given up; a word for programs.</summary>
    [Id(7)]
    public string? Reason { get; init; }

    /// <summary>The order that it became.</summary>
    [Id(8)]
    public OrderId? Order { get; init; }

    /// <summary>The order's number, for people.</summary>
    [Id(9)]
    public string? OrderNumber { get; init; }

    /// <summary>Counts its changes.</summary>
    [Id(10)]
    public long Version { get; init; }
}
