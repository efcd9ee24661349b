namespace Shop.Orders;

/// <summary>How an order was paid.</summary>
/// <param name="Key">The payment's name at the provider.</param>
/// <param name="Provider">Which.</param>
/// <param name="State">What became of it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Refunded">How much of it was given back.</param>
/// <param name="Refunding">How much is to be given back, and the provider hasn't answered yet.</param>
public sealed record OrderPayment(string Key, string Provider, OrderPaymentState State, Money Amount, Money Refunded, Money Refunding)
{
    /// <summary>What can still be given back.</summary>
    public Money Refundable => State == OrderPaymentState.Captured ? Amount - Refunded - Refunding : Amount with { MinorUnits = 0 };
}

/// <summary>What became of an order's payment. The names are stored, in small letters.</summary>
public enum OrderPaymentState
{
    /// <summary>The money is set aside.</summary>
    Authorised,

    /// <summary>The money is taken.</summary>
    Captured,

    /// <summary>The money was let go of.</summary>
    Voided,
}
