using System.Collections.Immutable;
using Shop.Catalog;

namespace Grains.Tests.Catalog;

/// <summary>Products that tests begin with.</summary>
internal static class Products
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static ProductDocument Of(string title = "Walnut desk lamp", params string[] skus) => new()
    {
        Id = ProductId.New(TimeProvider.System),
        Slug = Slug.Of(title),
        Title = title,
        Brand = "Lumen & Oak",
        Description = "A *warm* light.",
        Categories = ["lighting", "home"],
        Attributes = [new ProductAttribute("Material", "Walnut")],
        Images = [new ProductImage("/images/lamp.svg", "A lamp", 800, 600)],
        Options = [new ProductOption("Size", [.. Skus(skus)])],
        Variants = [.. Skus(skus).Select(static sku => Variant(sku))],
    };

    public static Variant Variant(string sku, string price = "19.99", string currency = "USD") => new()
    {
        Sku = Sku.Parse(sku),
        Options = [new OptionChoice("Size", sku)],
        Price = Money.TryParse(price, Currency.Parse(currency), out var money) ? money : throw new FormatException(price),
        WeightGrams = 900,
    };

    public static PutProduct Put(ProductDocument document, long? expected = null, ChangeKind kind = ChangeKind.Edit) =>
        new(document, expected, "customer-1", OperationId.New(), kind);

    private static string[] Skus(string[] skus) => skus.Length == 0 ? ["LAMP-S", "LAMP-L"] : skus;
}
