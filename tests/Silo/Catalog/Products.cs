using Shop.Catalog;

namespace Shop.Silo.Tests.Catalog;

/// <summary>Products that tests begin with; each has a slug and SKUs of its own.</summary>
internal static class Products
{
    private static int _count;

    public static ProductDocument New(string title = "Walnut desk lamp")
    {
        var number = Interlocked.Increment(ref _count);
        return new ProductDocument
        {
            Id = ProductId.New(TimeProvider.System),
            Slug = $"{Slug.Of(title)}-{Environment.ProcessId}-{number}",
            Version = 1,
            Title = title,
            Variants = [Variant($"L-{Environment.ProcessId}-{number}")],
        };
    }

    /// <summary>With something in every member.</summary>
    public static ProductDocument Full()
    {
        var product = New("Lámpara «Nogal»");
        return product with
        {
            Subtitle = "Dimmable",
            Brand = "Lumen & Oak",
            Description = "A *warm* light.\n\n- oiled walnut\n- brass",
            Categories = ["lighting", "home"],
            Attributes = [new ProductAttribute("Material", "Walnut"), new ProductAttribute("Material", "Brass")],
            Images = [new ProductImage("/images/lamp.svg", "A lamp", 800, 600)],
            Rating = new ProductRating(4.55m, 12),
            Options = [new ProductOption("Size", ["S"])],
            Variants =
            [
                product.Variants[0] with
                {
                    Options = [new OptionChoice("Size", "S")], CompareAt = product.Variants[0].Price * 2, AllowBackorder = true, TaxClass = "reduced",
                },
            ],
            CreatedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
            UpdatedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, 123, TimeSpan.Zero),
        };
    }

    public static Variant Variant(string sku) => new() { Sku = Sku.Parse(sku), Price = new Money(1999, Currency.Parse("USD")), WeightGrams = 900 };

    public static StoredProduct Stored(ProductDocument document) => new(document, Guid.CreateVersion7());

    public static PutProduct Put(ProductDocument document, long? expected = null, OperationId? operation = null, ChangeKind kind = ChangeKind.Edit) =>
        new(document, expected, "customer-1", operation ?? OperationId.New(), kind);
}
