namespace Shop.Inventory;

/// <summary>The keys of <see cref="IStockGrain"/>: <c>stock-</c> and the SKU.</summary>
public static class StockKey
{
    private const string Prefix = "stock-";

    /// <summary>The key of this thing's stock.</summary>
    public static string Of(Sku sku) => Prefix + sku.Value;

    /// <summary>The thing whose stock has this key.</summary>
    /// <exception cref="FormatException">It is no such key.</exception>
    public static Sku Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryRead(key, out var sku)
            ? sku
            : throw new FormatException($"'{key}' is no stock's key: {Prefix} and a SKU.");
    }

    /// <summary>The thing whose stock has this key; false where it is no such key.</summary>
    public static bool TryRead(string key, out Sku sku)
    {
        ArgumentNullException.ThrowIfNull(key);
        sku = default;
        return key.StartsWith(Prefix, StringComparison.Ordinal) && Sku.TryParse(key[Prefix.Length..], out sku);
    }
}
