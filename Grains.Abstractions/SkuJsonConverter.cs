namespace Shop;

/// <summary>A <see cref="Sku"/> as a JSON string.</summary>
public sealed class SkuJsonConverter : TextJsonConverter<Sku>
{
    /// <inheritdoc/>
    protected override string What => "SKU";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out Sku value) => Sku.TryParse(text, out value);
}
