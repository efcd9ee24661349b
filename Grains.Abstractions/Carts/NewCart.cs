namespace Shop.Carts;

/// <summary>A cart that a shopper asked for.</summary>
/// <param name="Id">The cart.</param>
/// <param name="IsRepeat">Whether an earlier call had opened it.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.NewCart")]
public sealed record NewCart([property: Id(0)] CartId Id, [property: Id(1)] bool IsRepeat);
