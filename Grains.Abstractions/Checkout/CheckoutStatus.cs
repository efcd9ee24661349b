namespace Shop.Checkout;

/// <summary>How far a checkout is. The names are stored, and the numbers go over the wire: neither changes its meaning.</summary>
[GenerateSerializer, Alias("shop.checkout.CheckoutStatus")]
public enum CheckoutStatus
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Asked for; nothing is reckoned or held yet. No longer stored: the first row has the total.</summary>
    Begun = 1,

    /// <summary>The total is fixed.</summary>
    Quoted = 2,

    /// <summary>Every line is held: it can be paid until it expires.</summary>
    Open = 3,

    /// <summary>The provider is being asked.</summary>
    Paying = 4,

    /// <summary>The payment waits for the card's holder.</summary>
    RequiresAction = 5,

    /// <summary>What the provider did isn't known yet.</summary>
    Pending = 6,

    /// <summary>There is an order.</summary>
    Paid = 7,

    /// <summary>It was given up, and holds nothing.</summary>
    Released = 8,
}
