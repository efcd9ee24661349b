namespace Shop.Checkout;

/// <summary>What became of a checkout's first row.</summary>
/// <param name="IsWritten">Whether it was written.</param>
/// <param name="Other">The cart's other checkout, which has to give way first.</param>
/// <param name="IsNotAdmitted">Whether its admission isn't good: another's, used, or run out.</param>
public readonly record struct CheckoutInsertion(bool IsWritten, CheckoutId? Other = null, bool IsNotAdmitted = false);
