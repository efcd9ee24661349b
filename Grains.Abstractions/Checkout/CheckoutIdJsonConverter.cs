namespace Shop.Checkout;

/// <summary>A <see cref="CheckoutId"/> as a JSON string.</summary>
public sealed class CheckoutIdJsonConverter : TextJsonConverter<CheckoutId>
{
    /// <inheritdoc/>
    protected override string What => "checkout's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out CheckoutId value) => CheckoutId.TryParse(text, out value);
}
