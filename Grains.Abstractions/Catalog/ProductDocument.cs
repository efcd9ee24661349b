using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>
/// All that the shop tells of a product but for its stock: what the catalog's store keeps and <see cref="IProductGrain"/> hands
/// out. How long and how many its parts may be is in <see cref="CatalogLimits"/>, and <see cref="ProductRules"/> checks it.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductDocument")]
public sealed record ProductDocument
{
    /// <summary>Its name for programs.</summary>
    [Id(0)]
    public required ProductId Id { get; init; }

    /// <summary>Its name in addresses: small letters, digits and single hyphens; no other product has it.</summary>
    [Id(1)]
    public required string Slug { get; init; }

    /// <summary>Counts the writes of the document, from 1; 0 before the first.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>Whether shoppers see it.</summary>
    [Id(3)]
    public ProductStatus Status { get; init; }

    /// <summary>What it is called.</summary>
    [Id(4)]
    public required string Title { get; init; }

    /// <summary>A line below the title.</summary>
    [Id(5)]
    public string? Subtitle { get; init; }

    /// <summary>Who makes it.</summary>
    [Id(6)]
    public string Brand { get; init; } = "";

    /// <summary>Markdown. Raw HTML in it is shown as text, and links lead to http(s), mailto or this site.</summary>
    [Id(7)]
    public string Description { get; init; } = "";

    /// <summary>Ids of <see cref="Category"/>, the main one first.</summary>
    [Id(8)]
    public ImmutableArray<string> Categories { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Facts to compare and filter by.</summary>
    [Id(9)]
    public ImmutableArray<ProductAttribute> Attributes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Pictures, the one for lists first.</summary>
    [Id(10)]
    public ImmutableArray<ProductImage> Images { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What buyers think of it; null while nobody has said.</summary>
    [Id(11)]
    public ProductRating? Rating { get; init; }

    /// <summary>What a shopper chooses; none where there is one variant only.</summary>
    [Id(12)]
    public ImmutableArray<ProductOption> Options { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What can be bought, one at least.</summary>
    [Id(13)]
    public ImmutableArray<Variant> Variants { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When it was first stored; UTC.</summary>
    [Id(14)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this version was stored; UTC.</summary>
    [Id(15)]
    public DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc cref="Variant.Unknown"/>
    [field: NonSerialized]
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
