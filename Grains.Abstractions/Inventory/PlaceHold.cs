using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>Asks for pieces to be kept for a checkout.</summary>
/// <param name="Checkout">Whose: it has one hold of a thing, ever.</param>
/// <param name="Quantity">How many: 1–999.</param>
/// <param name="Duration">For how long, by the database's clock: up to <see cref="InventoryLimits.MaxHold"/>.</param>
/// <param name="IsPaying">
/// Whether the checkout pays at once: the hold doesn't run out then while the checkout is at work. One that is there stays as it is.
/// </param>
[GenerateSerializer, Immutable, Alias("shop.inventory.PlaceHold")]
public sealed record PlaceHold(
    [property: Id(0)] CheckoutId Checkout, [property: Id(1)] int Quantity, [property: Id(2)] TimeSpan Duration, [property: Id(3)] bool IsPaying = false);
