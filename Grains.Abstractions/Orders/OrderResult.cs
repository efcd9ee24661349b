namespace Shop.Orders;

/// <summary>What became of a wish.</summary>
/// <param name="Version">Of the order, as it is now; 0 where there is none.</param>
/// <param name="Refusal">Why nothing was changed; null where it was, now or before.</param>
/// <param name="IsRepeat">Whether the same had been asked for before, and nothing was changed now.</param>
/// <param name="Fulfilment">The number of the parcel that it is about.</param>
/// <param name="Refund">The key of the refund that it is about.</param>
/// <param name="RefundStatus">How far that is.</param>
[GenerateSerializer, Immutable, Alias("shop.orders.OrderResult")]
public sealed record OrderResult(
    [property: Id(0)] long Version,
    [property: Id(1)] OrderRefusal? Refusal,
    [property: Id(2)] bool IsRepeat = false,
    [property: Id(3)] int? Fulfilment = null,
    [property: Id(4)] string? Refund = null,
    [property: Id(5)] RefundStatus RefundStatus = RefundStatus.None);
