using System.Text.Json;
using Shop.Checkout;
using Shop.Customers;

namespace Shop.Api.Orders.Staff;

/// <summary>An order as staff see it.</summary>
/// <param name="Order">What its customer sees.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="CheckoutId">The checkout that it came from.</param>
/// <param name="PaymentKey">The payment's name at the provider.</param>
/// <param name="Refundable">What can still be given back.</param>
/// <param name="Refunds">What was given back, or is to be.</param>
/// <param name="Story">All that happened, step by step, the oldest first.</param>
public sealed record WholeOrder(
    OrderAnswer Order,
    ShopperId Owner,
    CheckoutId CheckoutId,
    string PaymentKey,
    Money Refundable,
    IReadOnlyList<RefundAnswer> Refunds,
    IReadOnlyList<StoryEntry> Story);

/// <summary>Money that was given back, or is to be.</summary>
/// <param name="Id">Its name, at the provider too.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Status"><c>pending</c>: the provider is asked until it answers; <c>done</c>; <c>refused</c>.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="ChangedAt">When it became what it is.</param>
public sealed record RefundAnswer(
    string Id, Money Amount, string Reason, string Actor, string Status, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);

/// <summary>A step of an order's story.</summary>
/// <param name="At">When.</param>
/// <param name="Source">
/// Where it is written: <c>checkout</c>, <c>order</c>, <c>stock</c> (holds and the ledger), <c>outbox</c> (work that followed),
/// <c>mail</c>.
/// </param>
/// <param name="Event">What happened.</param>
/// <param name="Actor">Who did it: an id, or <c>shop</c>.</param>
/// <param name="Data">Why, and what else there is to know.</param>
public sealed record StoryEntry(DateTimeOffset At, string Source, string Event, string Actor, JsonElement Data);
