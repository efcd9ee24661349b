using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Catalog;
using Shop.Catalog;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Catalog;

public sealed class ProductChangesTests
{
    [Fact]
    public async Task a_change_of_price_is_pushed_to_every_api()
    {
        var shop = await ShopServer.Shared;
        await using var other = await ApiServer.StartAsync();
        var product = await Products.PutAsync(shop, Products.New(price: "19.99"));
        ApiServer[] apis = [shop.Api, other];
        foreach (var api in apis)
        {
            (await PriceAsync(api, product)).ShouldBe("19.99");
        }

        await Products.PutAsync(shop, product with { Variants = [.. product.Variants.Select(Dearer)] });

        foreach (var api in apis)
        {
            await Eventually.ReadAsync(() => PriceAsync(api, product), price => price == "24.99");
        }
    }

    [Fact]
    public async Task a_change_is_in_memory_before_anybody_asks_for_it()
    {
        var shop = await ShopServer.Shared;
        await using var other = await ApiServer.StartAsync();
        var memory = other.Services.GetRequiredService<ProductMemory>();
        var product = await Products.PutAsync(shop);
        var before = (await memory.FindAsync(product.Id))!;

        await Products.Grain(shop, product.Id).StockChanged(new StockLevel(product.Variants[0].Sku, 4, 1));

        // Found in memory and changed: nobody but the push can have brought it, since the watch is still young.
        await Eventually.ReadAsync(
            () =>
            {
                var found = memory.FindAsync(product.Id);
                return Task.FromResult(found is { IsCompletedSuccessfully: true, Result: { } entry } ? entry.View.Version : 0);
            },
            version => version > before.View.Version);
        (await memory.FindAsync(product.Id))!.View.Availability[0].Availability.ShouldBe(new Availability(AvailabilityState.Low, 4));
    }

    [Fact]
    public async Task a_product_is_found_by_its_sku_until_it_loses_it()
    {
        var shop = await ShopServer.Shared;
        var memory = shop.Api.Services.GetRequiredService<ProductMemory>();
        var product = await Products.PutAsync(shop);

        (await memory.FindBySkuAsync(product.Variants[1].Sku))!.View.Document.Id.ShouldBe(product.Id);
        (await memory.FindBySkuAsync(Sku.Parse("NO-SUCH-SKU"))).ShouldBeNull();

        await Products.PutAsync(shop, product with
        {
            Options = [new ProductOption("Size", ["S"])],
            Variants = [product.Variants[0]],
        });
        await Eventually.ReadAsync(async () => await memory.FindBySkuAsync(product.Variants[1].Sku), found => found is null);
    }

    [Fact]
    public async Task hundreds_who_ask_for_a_cold_product_at_once_are_one_call_of_its_grain()
    {
        var shop = await ShopServer.Shared;
        var memory = shop.Api.Services.GetRequiredService<ProductMemory>();
        var product = await Products.PutAsync(shop);

        var entries = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => memory.FindAsync(product.Id).AsTask()));

        entries.ShouldAllBe(entry => ReferenceEquals(entry, entries[0]));
    }

    private static Variant Dearer(Variant variant) => variant with { Price = variant.Price + new Money(500, Currency.Parse("USD")) };

    private static async Task<string?> PriceAsync(ApiServer api, ProductDocument product)
    {
        using var answer = await api.Client.GetAsync($"/api/v1/products/{product.Id}");
        return (await answer.JsonAsync()).GetProperty("variants")[0].GetProperty("price").GetProperty("amount").GetString();
    }
}
