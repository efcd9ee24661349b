using CsvHelper.Configuration.Attributes;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>
/// A row of a CSV file: one variant. A product's rows stand one below the other and have its slug; what belongs to the product is
/// taken from the first of them.
/// </summary>
internal sealed class CsvRow
{
    [Name("id"), Optional]
    public string? Id { get; set; }

    [Name("slug"), Optional]
    public string? Slug { get; set; }

    [Name("status"), Optional]
    public string? Status { get; set; }

    [Name("title")]
    public string? Title { get; set; }

    [Name("subtitle"), Optional]
    public string? Subtitle { get; set; }

    [Name("brand"), Optional]
    public string? Brand { get; set; }

    [Name("description"), Optional]
    public string? Description { get; set; }

    /// <summary><c>desk-lamps|lighting</c>.</summary>
    [Name("categories"), Optional]
    public string? Categories { get; set; }

    /// <summary><c>Material=Walnut|Colour=Brown</c>.</summary>
    [Name("attributes"), Optional]
    public string? Attributes { get; set; }

    /// <summary><c>/media/a.svg=The lamp=800=600|…</c>: address, text, width, height.</summary>
    [Name("images"), Optional]
    public string? Images { get; set; }

    [Name("rating"), Optional]
    public string? Rating { get; set; }

    [Name("ratingCount"), Optional]
    public string? RatingCount { get; set; }

    [Name("sku")]
    public string? Sku { get; set; }

    /// <summary><c>Size=S|Colour=Red</c>.</summary>
    [Name("options"), Optional]
    public string? Options { get; set; }

    [Name("price")]
    public string? Price { get; set; }

    [Name("compareAt"), Optional]
    public string? CompareAt { get; set; }

    [Name("currency")]
    public string? Currency { get; set; }

    [Name("allowBackorder"), Optional]
    public string? AllowBackorder { get; set; }

    [Name("weightGrams"), Optional]
    public string? WeightGrams { get; set; }

    [Name("taxClass"), Optional]
    public string? TaxClass { get; set; }
}
