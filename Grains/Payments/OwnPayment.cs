using Shop.Orders;

namespace Shop.Payments;

/// <summary>What the shop knows of a payment that the provider has in its books.</summary>
/// <param name="Order">The order that it paid; null for none.</param>
/// <param name="IsBeingPaid">Whether a checkout waits for it.</param>
/// <param name="State">What became of it, in the shop's own books.</param>
/// <param name="Amount">How much.</param>
/// <param name="Refunded">How much of it was given back.</param>
/// <param name="IsRefunding">Whether a refund is under way.</param>
public sealed record OwnPayment(OrderId? Order, bool IsBeingPaid, OrderPaymentState State, Money Amount, Money Refunded, bool IsRefunding);
