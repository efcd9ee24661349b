namespace Shop.Customers;

/// <summary>A <see cref="ShopperId"/> as a JSON string.</summary>
public sealed class ShopperIdJsonConverter : TextJsonConverter<ShopperId>
{
    /// <inheritdoc/>
    protected override string What => "shopper's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out ShopperId value) => ShopperId.TryParse(text, out value);
}
