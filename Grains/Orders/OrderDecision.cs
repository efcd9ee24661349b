namespace Shop.Orders;

/// <summary>What an order makes of a wish: a change, a refusal, or nothing, because it was done before.</summary>
/// <param name="Change">What is to be written; null for nothing.</param>
/// <param name="Refusal">Why it isn't done.</param>
/// <param name="Fulfilment">The number of the parcel that it is about.</param>
/// <param name="Refund">The key of the refund that it is about.</param>
internal sealed record OrderDecision(OrderChange? Change, OrderRefusal? Refusal = null, int? Fulfilment = null, string? Refund = null)
{
    /// <summary>It was done before.</summary>
    public static OrderDecision Repeat { get; } = new(Change: null);

    /// <summary>It isn't done.</summary>
    public static OrderDecision Refuse(OrderRule rule, StoredOrder order) => new(null, OrderRefusal.Of(rule, order.Status));
}
