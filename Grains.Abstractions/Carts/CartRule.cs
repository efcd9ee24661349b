namespace Shop.Carts;

/// <summary>Rules that commands to a cart may break. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.carts.CartRule")]
public enum CartRule
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The quantity is below the limit.</summary>
    QuantityTooSmall = 1,

    /// <summary>The line would hold more than the limit.</summary>
    QuantityTooLarge = 2,

    /// <summary>The cart would have more lines than the limit.</summary>
    TooManyLines = 3,

    /// <summary>The operation id has named another command.</summary>
    OperationReused = 4,

    /// <summary>The command names no thing.</summary>
    NoSku = 5,

    /// <summary>The cart isn't the shopper's, or there is none: both look the same.</summary>
    NotYours = 6,

    /// <summary>The cart has another version than the one that the change was decided on.</summary>
    VersionDiffers = 7,

    /// <summary>The thing is sold in another currency than those in the cart.</summary>
    CurrencyDiffers = 8,

    /// <summary>The thing isn't in the cart, and isn't sold any more.</summary>
    NoLine = 9,

    /// <summary>The cart has ended: its lines are in another.</summary>
    Closed = 10,

    /// <summary>The shop doesn't sell the thing.</summary>
    NotSold = 11,

    /// <summary>The cart is being paid.</summary>
    Locked = 12,
}
