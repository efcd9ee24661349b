using Shop.Api.Paging;

namespace Shop.Api.Search;

/// <summary>What the database answered.</summary>
/// <param name="Total">How many products match.</param>
/// <param name="Counts">How often each facet's value is among them.</param>
/// <param name="Cards">The page's products as JSON.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
internal sealed record ProductPage(int Total, IReadOnlyList<FacetCount> Counts, IReadOnlyList<string> Cards, Cursor? Next);

/// <summary>How many products have a value.</summary>
/// <param name="Facet">The value's number.</param>
/// <param name="Failed">Which filters these products fail: a bit each, none or one.</param>
/// <param name="Count">How many.</param>
internal readonly record struct FacetCount(int Facet, int Failed, int Count);
