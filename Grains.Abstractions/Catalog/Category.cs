namespace Shop.Catalog;

/// <summary>A place in the tree by which shoppers browse.</summary>
/// <param name="Id">Its name in addresses and in products: small letters, digits and single hyphens.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ParentId">The category that it is in; null for one at the top.</param>
/// <param name="Position">Its place among those in the same one, smallest first; ties by name.</param>
/// <param name="Description">A few words above its products; plain text.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.Category")]
public sealed record Category(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? ParentId,
    [property: Id(3)] int Position,
    [property: Id(4)] string? Description);
