namespace Shop.Checkout;

/// <summary>Why a checkout doesn't do what it was asked for. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.checkout.CheckoutRule")]
public enum CheckoutRule
{
    /// <summary>It does.</summary>
    None = 0,

    /// <summary>There is no such checkout or cart, or it is somebody else's: both look the same.</summary>
    NotYours = 1,

    /// <summary>The cart is empty.</summary>
    EmptyCart = 2,

    /// <summary>Some lines aren't sold any more.</summary>
    Unavailable = 3,

    /// <summary>Some lines can't be had in that number.</summary>
    OutOfStock = 4,

    /// <summary>The cart can't be sent there in that way.</summary>
    ShippingUnavailable = 5,

    /// <summary>The total isn't the one that the shopper agreed to.</summary>
    PriceChanged = 6,

    /// <summary>Another checkout of the cart is being paid.</summary>
    InProgress = 7,

    /// <summary>The payment was declined.</summary>
    Declined = 8,

    /// <summary>The checkout was given up: it expired, the cart changed, or somebody asked for it.</summary>
    Ended = 9,

    /// <summary>The operation id has named another checkout.</summary>
    OperationReused = 10,

    /// <summary>The provider takes no such card.</summary>
    CardRefused = 11,

    /// <summary>It is paid already, and became an order.</summary>
    AlreadyPaid = 12,

    /// <summary>Some lines are sold only to who was admitted from a waiting room, which the reason names.</summary>
    AdmissionRequired = 13,

    /// <summary>The token that was shown admits its bearer to nothing: it is another's, was used, or has run out.</summary>
    NotAdmitted = 14,

    /// <summary>There are more pieces of some lines than one checkout may have.</summary>
    QuantityLimited = 15,
}
