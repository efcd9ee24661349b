namespace Shop.TestPayments.Payments;

/// <summary>Why something can't be done to a payment as it is.</summary>
internal sealed class RefusedException(string code, string message) : Exception(message)
{
    /// <summary>For programs.</summary>
    public string Code => code;
}
