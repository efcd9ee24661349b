namespace Shop.Orders;

/// <summary>How far a refund is. The names are stored in small letters, and the numbers go over the wire.</summary>
[GenerateSerializer, Alias("shop.orders.RefundStatus")]
public enum RefundStatus
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>It is decided, and the provider is being asked until it answers.</summary>
    Pending = 1,

    /// <summary>The provider has given the money back.</summary>
    Done = 2,

    /// <summary>The provider won't: no money moved.</summary>
    Refused = 3,
}
