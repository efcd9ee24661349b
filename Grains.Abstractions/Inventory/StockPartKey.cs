using System.Globalization;
using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>The keys of <see cref="IStockPartGrain"/>: <c>stock-part-</c>, the part's number from 1, and the stock's SKU.</summary>
public static class StockPartKey
{
    private const string Prefix = "stock-part-";

    /// <summary>The key of this part of this thing's stock.</summary>
    public static string Of(Sku sku, int part) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{part}-{sku.Value}");

    /// <summary>The part of so many that a checkout asks: always the same, each for its share of checkouts.</summary>
    public static int PartFor(CheckoutId checkout, int parts) =>
        // An id ends with random bits, or with those of a hash; of 65,536 numbers each of eight parts at the most has as good as the same share.
        (int.Parse(checkout.Value.AsSpan(^4..), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % parts) + 1;

    /// <summary>The thing and the part that this key is of.</summary>
    /// <exception cref="FormatException">It is no such key.</exception>
    public static (Sku Sku, int Part) Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(Prefix, StringComparison.Ordinal) && key[Prefix.Length..].Split('-', 2) is [[>= '1' and <= '8'] part, var rest]
            && Sku.TryParse(rest, out var sku)
                ? (sku, part[0] - '0')
                : throw new FormatException($"'{key}' is no stock part's key: {Prefix}, a number of 1–{InventoryLimits.MaxParts}, and a SKU.");
    }
}
