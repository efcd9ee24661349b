using System.Globalization;

namespace Shop.Api.Search;

/// <summary>The bounds of a search, and how its parameters are read.</summary>
internal static class SearchRules
{
    /// <summary>Characters of what is typed: more is a text, not a search.</summary>
    public const int WordsLengthMax = 200;

    /// <summary>Facets that are filtered by at once: each is looked at for every match.</summary>
    public const int FiltersMax = 10;

    /// <summary>Values of one facet that may be chosen.</summary>
    public const int ValuesMax = 20;

    /// <summary>Characters of a facet's name or value.</summary>
    public const int LabelLengthMax = 120;

    private static readonly Dictionary<string, SortOrder> _sorts = new(StringComparer.Ordinal)
    {
        ["relevance"] = SortOrder.Relevance,
        ["price"] = SortOrder.Price,
        ["-price"] = SortOrder.PriceDescending,
        ["newest"] = SortOrder.Newest,
        ["rating"] = SortOrder.Rating,
    };

    /// <summary>The names of a search's own parameters; all others are facets.</summary>
    public static IReadOnlySet<string> Own { get; } =
        new HashSet<string>(["q", FacetValue.Category, FacetValue.Price, "sort", "limit", "cursor"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What can be sorted by, for people.</summary>
    public static string Sorts { get; } = string.Join(", ", _sorts.Keys);

    /// <summary>Reads <c>?sort=</c>.</summary>
    public static bool TryReadSort(string? text, out SortOrder sort) =>
        _sorts.TryGetValue(text ?? "relevance", out sort);

    /// <summary>Where a range of prices begins, for sorting ranges; the first is open below.</summary>
    public static decimal Begin(string range) =>
        decimal.TryParse(range.Split("..")[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var begin) ? begin : -1;
}
