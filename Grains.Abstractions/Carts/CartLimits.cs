namespace Shop.Carts;

/// <summary>What a cart holds at most.</summary>
public static class CartLimits
{
    /// <summary>Lines in a cart: more than shoppers have, and few enough that a cart's state stays one small row (some 16 KiB).</summary>
    public const int MaxLines = 200;

    /// <summary>Pieces in a line: three digits, as the shop's pages show; larger orders are a matter of the back office.</summary>
    public const int MaxQuantity = 999;
}
