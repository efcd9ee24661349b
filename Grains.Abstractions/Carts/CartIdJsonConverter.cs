namespace Shop.Carts;

/// <summary>A <see cref="CartId"/> as a JSON string.</summary>
public sealed class CartIdJsonConverter : TextJsonConverter<CartId>
{
    /// <inheritdoc/>
    protected override string What => "cart's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out CartId value) => CartId.TryParse(text, out value);
}
