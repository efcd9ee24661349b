namespace Shop.Orders;

/// <summary>How an order was paid.</summary>
/// <param name="Key">The payment's name at the provider.</param>
/// <param name="Provider">Which.</param>
/// <param name="IsCaptured">Whether the money was taken.</param>
public sealed record OrderPayment(string Key, string Provider, bool IsCaptured);
