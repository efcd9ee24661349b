namespace Shop.Catalog;

/// <summary>A <see cref="ProductId"/> as a JSON string.</summary>
public sealed class ProductIdJsonConverter : TextJsonConverter<ProductId>
{
    /// <inheritdoc/>
    protected override string What => "product's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out ProductId value) => ProductId.TryParse(text, out value);
}
