using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Shop.Limits;

namespace Shop.Api.Checkout;

/// <summary>
/// How often checkouts may be begun and paid, counted for all Api processes together: section <c>CheckoutLimits</c>. Each costs
/// writes and a call of the provider, and whoever tries stolen cards tries many. Repeats under one Idempotency-Key count once.
/// </summary>
public sealed class CheckoutLimits
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "CheckoutLimits";

    /// <summary>Tries of one shopper at once; then one in <see cref="PerShopperSeconds"/>. A person mistypes a card some times.</summary>
    [Range(1, 1_000_000)]
    public int PerShopper { get; set; } = 30;

    /// <summary>Seconds until one more is allowed.</summary>
    [Range(1, 3600)]
    public int PerShopperSeconds { get; set; } = 10;

    /// <summary>
    /// Tries from one network at once; then <see cref="PerNetworkAndSecond"/>. At the start of a sale a mobile carrier's gateway
    /// has thousands of buyers behind it.
    /// </summary>
    [Range(1, 10_000_000)]
    public int PerNetwork { get; set; } = 10_000;

    /// <summary>Tries a second that one network may go on with.</summary>
    [Range(1, 10_000)]
    public int PerNetworkAndSecond { get; set; } = 500;

    internal RateLimit ByShopper => new(PerShopper, TimeSpan.FromSeconds(PerShopperSeconds));

    internal RateLimit ByNetwork => new(PerNetwork, TimeSpan.FromSeconds(1) / PerNetworkAndSecond);
}

/// <summary>Checks <see cref="CheckoutLimits"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class CheckoutLimitsValidator : IValidateOptions<CheckoutLimits>;
