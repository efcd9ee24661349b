using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Catalog;

namespace Shop.Bench.Shop;

/// <summary>Products as a shop has them: four variants, three pictures, six attributes, two paragraphs.</summary>
internal static class BenchProducts
{
    private const int BatchSize = 500;

    /// <summary>Stores so many, past their grains.</summary>
    /// <param name="shop">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="allowBackorder">Whether they can be bought without any stock.</param>
    public static async Task<ProductId[]> Load(ShopUnderTest shop, int count, bool allowBackorder = false)
    {
        var store = shop.Silo.GetRequiredService<ICatalogStore>();
        var ids = new ProductId[count];
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            await store.WriteAsync([.. batch.Select(i => new StoredProduct(Of(ids[i] = ProductId.New(TimeProvider.System), i, allowBackorder), Guid.CreateVersion7()))], default);
        }

        return ids;
    }

    /// <summary>Stores so many, and notes their first SKUs as their grains would have: then they can be bought.</summary>
    public static async Task LoadWithSkus(ShopUnderTest shop, int count, bool allowBackorder = false)
    {
        var ids = await Load(shop, count, allowBackorder);
        await using var names = shop.Database.PlainSource.CreateCommand(
            "INSERT INTO shop.product_skus SELECT 'LAMP-' || (number - 1) || '-0', id FROM unnest($1) WITH ORDINALITY AS product (id, number)");
        names.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ids.Select(id => id.Value)] });
        await names.ExecuteNonQueryAsync();
    }

    private static ProductDocument Of(ProductId id, int number, bool allowBackorder)
    {
        string[] sizes = ["Small", "Medium", "Large", "Extra large"];
        return new ProductDocument
        {
            Id = id,
            Slug = $"walnut-and-brass-desk-lamp-{number}",
            Version = 1,
            Title = $"Walnut and brass desk lamp no. {number}",
            Subtitle = "A warm light for long evenings",
            Brand = "Lumen & Oak",
            Description = """
                A desk lamp of **oiled walnut** and brushed brass, made to be repaired: every part can be ordered by itself. Its arm
                stays where you leave it, and its light can be dimmed from reading to candle.

                - shade of spun brass, 18 cm wide, that turns by 300 degrees
                - woven cable of two metres with a switch for the foot
                - takes every bulb with an E14 base, one of 4 W is in the box

                Wipe it with a dry cloth; once a year the wood likes a drop of linseed oil.
                """,
            Categories = ["desk-lamps", "lighting"],
            Attributes =
            [
                new("Material", "Walnut"), new("Finish", "Oiled"), new("Colour", "Brown"), new("Base", "E14"), new("Cable", "2 m"),
                new("Guarantee", "5 years"),
            ],
            Images = [.. Enumerable.Range(1, 3).Select(i => new ProductImage($"/media/lamp-{number}-{i}.svg", $"The lamp from side {i}", 1200, 900))],
            Rating = new ProductRating(4.37m, 128),
            Options = [new ProductOption("Size", [.. sizes])],
            Variants = [.. sizes.Select((size, i) => Variant($"LAMP-{number}-{i}", size, 4_900 + (i * 1_000), allowBackorder))],
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private static Variant Variant(string sku, string size, long price, bool allowBackorder) => new()
    {
        Sku = Sku.Parse(sku),
        Options = [new OptionChoice("Size", size)],
        Price = new Money(price, Currency.Parse("USD")),
        CompareAt = new Money(price + 1_500, Currency.Parse("USD")),
        WeightGrams = 1_800,
        AllowBackorder = allowBackorder,
    };
}
