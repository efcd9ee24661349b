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
        return key.StartsWith(Prefix, StringComparison.Ordinal)
            ? Sku.Parse(key[Prefix.Length..])
            : throw new FormatException($"'{key}' is no stock's key: {Prefix} and a SKU.");
    }
}
