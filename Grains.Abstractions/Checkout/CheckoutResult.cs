namespace Shop.Checkout;

/// <summary>What became of a call.</summary>
/// <param name="Checkout">As it is now; null where there is none to show.</param>
/// <param name="Refusal">Why it doesn't do what it was asked for; null where it does, or did before.</param>
/// <param name="IsRepeat">Whether the same call had been made before.</param>
[GenerateSerializer, Immutable, Alias("shop.checkout.CheckoutResult")]
public sealed record CheckoutResult(
    [property: Id(0)] CheckoutView? Checkout,
    [property: Id(1)] CheckoutRefusal? Refusal,
    [property: Id(2)] bool IsRepeat = false);
