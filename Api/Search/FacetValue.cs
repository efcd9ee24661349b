namespace Shop.Api.Search;

/// <summary>What a facet's number stands for.</summary>
internal readonly record struct FacetValue(string Name, string Value)
{
    public const string Category = "category";
    public const string Brand = "brand";
    public const string Price = "price";
}
