using System.Text.Json.Serialization;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>An order as whoever placed it sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">What people call it by.</param>
/// <param name="Status">How far it is.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Email">Where its mails go.</param>
/// <param name="ShippingAddress">Where it goes.</param>
/// <param name="Lines">What was bought, as it was then.</param>
/// <param name="Subtotal">Of the goods, before discounts.</param>
/// <param name="Discount">What was taken off.</param>
/// <param name="ShippingMethod">How it is sent.</param>
/// <param name="Shipping">What that costs.</param>
/// <param name="Tax">All tax.</param>
/// <param name="TaxIncluded">Whether the tax is in the prices already.</param>
/// <param name="Total">What was paid.</param>
/// <param name="Payment">How, and what was given back.</param>
/// <param name="Fulfilments">The parcels that were sent.</param>
/// <param name="History">What happened to it, the oldest first.</param>
/// <param name="Cancellable">Whether it can be given up still.</param>
/// <param name="Version">Counts its changes.</param>
public sealed record OrderAnswer(
    OrderId Id,
    string Number,
    OrderStatus Status,
    DateTimeOffset PlacedAt,
    string Email,
    Address ShippingAddress,
    IReadOnlyList<OrderLineAnswer> Lines,
    Money Subtotal,
    Money Discount,
    string ShippingMethod,
    Money Shipping,
    Money Tax,
    bool TaxIncluded,
    Money Total,
    OrderPaymentAnswer Payment,
    IReadOnlyList<ParcelAnswer> Fulfilments,
    IReadOnlyList<HistoryEntry> History,
    bool Cancellable,
    long Version);

/// <summary>A line of an order.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="ProductId">Of which product.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Options">What was chosen of each option.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Shipped">How many of them were sent.</param>
/// <param name="UnitPrice">What one cost.</param>
/// <param name="Discount">Its share of the discounts.</param>
/// <param name="Tax">Its share of the tax.</param>
/// <param name="Total">What was paid for it.</param>
public sealed record OrderLineAnswer(
    Sku Sku,
    ProductId ProductId,
    string Title,
    IReadOnlyList<OptionChoice> Options,
    int Quantity,
    int Shipped,
    Money UnitPrice,
    Money Discount,
    Money Tax,
    Money Total);

/// <summary>How an order was paid.</summary>
/// <param name="Status">
/// <c>authorised</c>: set aside; <c>captured</c>: taken; <c>voided</c>: let go of; <c>partially_refunded</c>, <c>refunded</c>: given back.
/// </param>
/// <param name="Provider">By whom.</param>
/// <param name="Amount">How much.</param>
/// <param name="Refunded">How much of it was given back.</param>
/// <param name="RefundPending">How much is on its way back.</param>
public sealed record OrderPaymentAnswer(string Status, string Provider, Money Amount, Money Refunded, Money RefundPending)
{
    internal static OrderPaymentAnswer Of(string status, string provider, Money amount, Money refunded, Money pending) =>
        new(StatusOf(status, amount, refunded), provider, amount, refunded, pending);

    internal static string StatusOf(string status, Money amount, Money refunded) =>
        refunded.MinorUnits == 0 ? status : refunded < amount ? "partially_refunded" : "refunded";
}

/// <summary>A parcel.</summary>
/// <param name="Number">Its number in the order, from 1.</param>
/// <param name="Carrier">Who brings it.</param>
/// <param name="TrackingNumber">What they call it.</param>
/// <param name="TrackingUrl">Where they show it.</param>
/// <param name="ShippedAt">When it was sent.</param>
/// <param name="DeliveredAt">When it arrived.</param>
/// <param name="Lines">What is in it.</param>
public sealed record ParcelAnswer(
    int Number,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl,
    DateTimeOffset ShippedAt,
    DateTimeOffset? DeliveredAt,
    IReadOnlyList<ParcelLine> Lines);

/// <summary>Something that happened to an order.</summary>
/// <param name="At">When.</param>
/// <param name="Event">
/// <c>placed</c>, <c>paid</c>, <c>parcel_sent</c>, <c>fulfilling</c>, <c>shipped</c>, <c>parcel_delivered</c>, <c>delivered</c>,
/// <c>cancelled</c>, <c>voided</c>, <c>refund_requested</c>, <c>refunded</c>, <c>refund_refused</c>; others may come.
/// </param>
public sealed record HistoryEntry(DateTimeOffset At, string Event);

/// <summary>An order in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">What people call it by.</param>
/// <param name="Status">How far it is.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Pieces">How many things were bought.</param>
/// <param name="Total">What was paid.</param>
/// <param name="PaymentStatus">As <see cref="OrderPaymentAnswer.Status"/>.</param>
/// <param name="Email">Whose mails it is about; for staff only.</param>
public sealed record OrderSummary(
    OrderId Id, string Number, OrderStatus Status, DateTimeOffset PlacedAt, long Pieces, Money Total, string PaymentStatus, string? Email);

/// <summary>A page of orders.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record OrderPage(
    IReadOnlyList<OrderSummary> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
