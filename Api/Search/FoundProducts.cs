using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Api.Search;

/// <summary>
/// A page of products. These records describe what lists answer; it is written by <see cref="SearchAnswer"/>, which hands on the
/// projection's own text.
/// </summary>
/// <param name="Items">The page's products.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record ListedProducts(ImmutableArray<ProductCard> Items, string? Next);

/// <summary>A page of a search.</summary>
/// <param name="Items">The page's products.</param>
/// <param name="Facets">What can be filtered by, with what each choice would find.</param>
/// <param name="Total">How many products match.</param>
/// <param name="Corrected">What the words were taken for, where nothing matched as typed; absent otherwise.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record FoundProducts(
    ImmutableArray<ProductCard> Items, ImmutableArray<FacetAnswer> Facets, int Total, string? Corrected, string? Next);

/// <summary>A product as lists show it.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Subtitle">A line below the title.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Categories">Ids of categories, the main one first.</param>
/// <param name="Price">The lowest price of a variant.</param>
/// <param name="PriceMax">The highest, where it is another.</param>
/// <param name="CompareAt">What the cheapest variant cost before.</param>
/// <param name="Variants">How many variants it has.</param>
/// <param name="Rating">What buyers think of it.</param>
/// <param name="Image">The picture for lists.</param>
public sealed record ProductCard(
    ProductId Id,
    string Slug,
    string Title,
    string? Subtitle,
    string Brand,
    ImmutableArray<string> Categories,
    Money? Price,
    Money? PriceMax,
    Money? CompareAt,
    int? Variants,
    ProductRating? Rating,
    ProductImage? Image);

/// <summary>Something to filter by.</summary>
/// <param name="Name">The parameter that chooses its values.</param>
/// <param name="Values">What can be chosen.</param>
public sealed record FacetAnswer(string Name, ImmutableArray<FacetValueAnswer> Values);

/// <summary>A choice of a facet.</summary>
/// <param name="Value">What the parameter is given.</param>
/// <param name="Label">What people call it, where that is something else.</param>
/// <param name="Count">How many products would be found with it.</param>
/// <param name="Selected">Whether it is chosen.</param>
public sealed record FacetValueAnswer(string Value, string? Label, int Count, bool Selected);

/// <summary>What may be meant by the first letters of a search.</summary>
/// <param name="Queries">Searches that find several products.</param>
/// <param name="Categories">Categories so named.</param>
/// <param name="Brands">Brands so named.</param>
/// <param name="Products">Products so named.</param>
public sealed record Suggestions(
    ImmutableArray<string> Queries, ImmutableArray<SuggestedCategory> Categories, ImmutableArray<string> Brands, ImmutableArray<ProductCard> Products);

/// <summary>A category that may be meant.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">What it is called.</param>
public sealed record SuggestedCategory(string Id, string Name);
