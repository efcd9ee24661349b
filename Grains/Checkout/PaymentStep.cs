namespace Shop.Checkout;

/// <summary>What a checkout does next, after a provider's answer.</summary>
internal enum PaymentStep
{
    /// <summary>Nothing: it asks again later.</summary>
    AskLater,

    /// <summary>Nothing: the card's holder has to approve.</summary>
    AwaitHolder,

    /// <summary>The order is made.</summary>
    PlaceOrder,

    /// <summary>The shopper may try again.</summary>
    BackToOpen,

    /// <summary>The payment is given up, whatever becomes of calls that are still on their way.</summary>
    Cancel,
}
