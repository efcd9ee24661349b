using System.Collections.Immutable;

namespace Shop.Payments;

/// <summary>A payment as the provider's books have it.</summary>
/// <param name="Key">Our name for it.</param>
/// <param name="State">What became of it.</param>
/// <param name="Amount">What was asked for.</param>
/// <param name="Captured">What was taken.</param>
/// <param name="Refunded">What of that was given back.</param>
/// <param name="ChangedAt">Since when it is so, by the provider's clock.</param>
public sealed record ProviderPayment(string Key, PaymentState State, Money Amount, Money Captured, Money Refunded, DateTimeOffset ChangedAt);

/// <summary>A page of the provider's books.</summary>
/// <param name="Items">In an order of the provider's own.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ProviderPage(ImmutableArray<ProviderPayment> Items, string? Next);
