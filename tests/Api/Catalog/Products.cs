using Orleans;
using Shop.Catalog;

namespace Shop.Api.Tests.Catalog;

/// <summary>Products that tests begin with; each has a slug and SKUs of its own.</summary>
internal static class Products
{
    private static int _count;

    public static ProductDocument New(string title = "Walnut desk lamp", string price = "19.99")
    {
        var number = Interlocked.Increment(ref _count);
        return new ProductDocument
        {
            Id = ProductId.New(TimeProvider.System),
            Slug = $"{Slug.Of(title)}-{Environment.ProcessId}-{number}",
            Title = title,
            Brand = "Lumen & Oak",
            Description = "A *warm* light.",
            Categories = ["lighting"],
            Options = [new ProductOption("Size", ["S", "L"])],
            Variants = [Variant($"L-{Environment.ProcessId}-{number}-S", "S", price), Variant($"L-{Environment.ProcessId}-{number}-L", "L", price)],
        };
    }

    /// <summary>Puts one into the shop.</summary>
    public static async Task<ProductDocument> PutAsync(ShopServer shop, ProductDocument? product = null)
    {
        product ??= New();
        var write = await Grain(shop, product.Id).Put(new PutProduct(product, null, "customer-1", OperationId.New(), ChangeKind.Edit));
        write.Refusal.ShouldBeNull();
        return write.View!.Document;
    }

    public static IProductGrain Grain(ShopServer shop, ProductId id) => shop.Grains.GetGrain<IProductGrain>(id.Value);

    private static Variant Variant(string sku, string size, string price) => new()
    {
        Sku = Sku.Parse(sku),
        Options = [new OptionChoice("Size", size)],
        Price = Money.TryParse(price, Currency.Parse("USD"), out var money) ? money : throw new FormatException(price),
        WeightGrams = 900,
    };
}
