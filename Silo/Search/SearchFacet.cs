namespace Shop.Silo.Search;

/// <summary>Something that products are filtered by and counted over.</summary>
/// <param name="Name">What is told: <c>brand</c>, <c>Material</c>.</param>
/// <param name="Value">What holds.</param>
internal readonly record struct SearchFacet(string Name, string Value)
{
    public const string Category = "category";
    public const string Brand = "brand";
    public const string Price = "price";

    // The names of a search's own parameters: an attribute that is called so can't be asked for.
    private static readonly HashSet<string> _taken =
        new(["q", "sort", "limit", "cursor", "count", "currency", Category, Brand, Price], StringComparer.OrdinalIgnoreCase);

    // Where one range of prices ends and the next begins, in whole units: fine where most things cost, coarse above.
    private static readonly int[] _prices = [10, 25, 50, 100, 200, 500, 1000];

    /// <summary>Whether an attribute or option of this name can be filtered by.</summary>
    public static bool IsFree(string name) => !_taken.Contains(name);

    /// <summary>The range that a price is in, as it is asked for: <c>25..50</c>.</summary>
    public static SearchFacet OfPrice(decimal amount)
    {
        var above = Array.FindIndex(_prices, end => amount < end);
        return new SearchFacet(Price, above switch
        {
            -1 => $"{_prices[^1]}..",
            0 => $"..{_prices[0]}",
            _ => $"{_prices[above - 1]}..{_prices[above]}",
        });
    }
}
