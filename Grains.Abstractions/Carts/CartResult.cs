namespace Shop.Carts;

/// <summary>What became of a command.</summary>
/// <param name="Cart">The cart as it is now; other changes that became durable meanwhile are in it.</param>
/// <param name="IsRepeat">Whether the command had taken effect before, and so changed nothing now.</param>
/// <param name="Refusal">Why nothing was changed; null where the command was carried out, now or before.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartResult")]
public sealed record CartResult(
    [property: Id(0)] CartView Cart,
    [property: Id(1)] bool IsRepeat,
    [property: Id(2)] CartRefusal? Refusal);
