namespace Shop.Orders;

/// <summary>Why an order doesn't do what it was asked for. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.orders.OrderRule")]
public enum OrderRule
{
    /// <summary>It does.</summary>
    None = 0,

    /// <summary>There is no such order, or parcel, or it is somebody else's: all look the same.</summary>
    NotYours = 1,

    /// <summary>Not as far as the order is now.</summary>
    WrongState = 2,

    /// <summary>It was changed since the version that the wish was made from.</summary>
    VersionDiffers = 3,

    /// <summary>The operation id has named another wish.</summary>
    OperationReused = 4,

    /// <summary>Some things aren't in the order, or not that many of them are yet to be sent.</summary>
    NotToBeSent = 5,

    /// <summary>More than what was paid and hasn't been given back.</summary>
    RefundTooLarge = 6,

    /// <summary>The order was paid in another currency.</summary>
    WrongCurrency = 7,

    /// <summary>The provider won't give the money back.</summary>
    RefundRefused = 8,

    /// <summary>The order has as many parcels or refunds as one may have.</summary>
    TooMany = 9,
}
