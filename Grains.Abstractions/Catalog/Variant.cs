using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>The thing that is bought: one choice of each of the product's options, with a price and a stock of its own.</summary>
[GenerateSerializer, Immutable, Alias("shop.catalog.Variant")]
public sealed record Variant
{
    /// <summary>Its name in stock, cart and order; no other variant of any product has it.</summary>
    [Id(0)]
    public required Sku Sku { get; init; }

    /// <summary>One choice for each option of the product, in the options' order.</summary>
    [Id(1)]
    public ImmutableArray<OptionChoice> Options { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What it costs; the same currency in all variants of a product.</summary>
    [Id(2)]
    public required Money Price { get; init; }

    /// <summary>What it cost before, or is said to be worth: more than <see cref="Price"/>.</summary>
    [Id(3)]
    public Money? CompareAt { get; init; }

    /// <summary>Whether it can be bought when there is none left, to be sent later.</summary>
    [Id(4)]
    public bool AllowBackorder { get; init; }

    /// <summary>Grams with its wrapping, for what shipping costs; 0 for what isn't sent.</summary>
    [Id(5)]
    public int WeightGrams { get; init; }

    /// <summary>Which rate of tax applies; null for the ordinary one.</summary>
    [Id(6)]
    public string? TaxClass { get; init; }

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [field: NonSerialized]
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
