using System.Collections.Immutable;

namespace Shop.Checkout;

/// <summary>Why a checkout doesn't do what it was asked for.</summary>
/// <param name="Rule">Why.</param>
/// <param name="Skus">The lines that it is about; empty where it is about none.</param>
/// <param name="Reason">
/// For <see cref="CheckoutRule.Declined"/>, <see cref="CheckoutRule.Ended"/> and <see cref="CheckoutRule.CardRefused"/>: a word for programs;
/// for <see cref="CheckoutRule.AdmissionRequired"/> the waiting room.
/// </param>
[GenerateSerializer, Immutable, Alias("shop.checkout.CheckoutRefusal")]
public sealed record CheckoutRefusal(
    [property: Id(0)] CheckoutRule Rule,
    [property: Id(1)] ImmutableArray<Sku> Skus,
    [property: Id(2)] string? Reason = null)
{
    /// <summary>One that is about no line.</summary>
    public static CheckoutRefusal Of(CheckoutRule rule, string? reason = null) => new(rule, [], reason);
}
