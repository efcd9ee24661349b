namespace Shop.Payments;

/// <summary>A provider's answer.</summary>
/// <param name="State">What it says.</param>
/// <param name="Reason">Why it was declined, or what of the card was refused; a word for programs.</param>
/// <param name="ActionUrl">Where the card's holder has to approve.</param>
public sealed record PaymentAnswer(PaymentState State, string? Reason = null, string? ActionUrl = null)
{
    /// <summary>There was none.</summary>
    public static PaymentAnswer Unknown { get; } = new(PaymentState.Unknown);
}
