namespace Shop.Api.Search;

/// <summary>A choice of values of one facet: a product must have one of them.</summary>
/// <param name="Name">The facet.</param>
/// <param name="Values">What was asked for.</param>
/// <param name="Numbers">The numbers of those that are known; an unknown one fits no product.</param>
internal sealed record FacetFilter(string Name, IReadOnlyList<string> Values, int[] Numbers);
