namespace Shop.Payments;

/// <summary>What a provider says of a payment.</summary>
public enum PaymentState
{
    /// <summary>It gave no answer: what it did isn't known.</summary>
    Unknown,

    /// <summary>It has never heard of it, which isn't to say that it won't: a call may still be on its way.</summary>
    NeverHeardOf,

    /// <summary>It takes no such card; nothing happened.</summary>
    CardRefused,

    /// <summary>It will know later.</summary>
    Pending,

    /// <summary>The card's holder has to approve.</summary>
    RequiresAction,

    /// <summary>The money is set aside.</summary>
    Authorised,

    /// <summary>It won't be.</summary>
    Declined,

    /// <summary>The money is taken.</summary>
    Captured,

    /// <summary>It was set aside, and let go of.</summary>
    Voided,

    /// <summary>It was given up before anything was set aside; nothing can be by this key any more.</summary>
    Cancelled,
}
