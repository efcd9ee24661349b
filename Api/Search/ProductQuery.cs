using Shop.Api.Paging;

namespace Shop.Api.Search;

/// <summary>What is asked of the products; valid, and resolved to the numbers that the database keeps.</summary>
internal sealed record ProductQuery
{
    /// <summary>What was typed, folded; empty for everything.</summary>
    public string Words { get; init; } = "";

    /// <summary>The category whose subtree is searched.</summary>
    public string? Category { get; init; }

    /// <summary>The numbers of the category and of all below it; null for everything.</summary>
    public int[]? CategoryNumbers { get; init; }

    public PriceRange? Price { get; init; }

    public IReadOnlyList<FacetFilter> Filters { get; init; } = [];

    public SortOrder Sort { get; init; }

    public int Limit { get; init; } = PageLimit.Default;

    public Cursor? After { get; init; }

    /// <summary>All that decides what is in the list and in which order: cursors are good for the same list only.</summary>
    public string Scope => string.Join('\n', Filters.OrderBy(static filter => filter.Name, StringComparer.Ordinal)
        .Select(static filter => $"{filter.Name}={string.Join('|', filter.Values.Order(StringComparer.Ordinal))}")
        .Prepend($"{Sort}\n{Words}\n{Category}\n{Price?.Text}"));
}
