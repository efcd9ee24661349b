using Orleans;
using Shop.Carts;
using Shop.Catalog;
using Shop.Customers;
using Shop.Inventory;
using Shop.Silo.Tests.Catalog;

namespace Shop.Silo.Tests.Checkout;

/// <summary>What there is to buy, and who is about to.</summary>
public static class Goods
{
    /// <summary>A product of one variant, of which so many are there.</summary>
    public static async Task<Sku> NewProductAsync(IGrainFactory grains, int onHand, Money price)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var sku = Sku.Parse($"C-{Guid.NewGuid():N}");
        var product = Products.New() with { Options = [], Variants = [new Variant { Sku = sku, Price = price, WeightGrams = 100 }] };
        (await grains.GetGrain<IProductGrain>(product.Id.Value).Put(Products.Put(product))).Refusal.ShouldBeNull();
        await grains.GetGrain<IStockGrain>(StockKey.Of(sku)).Change(new ChangeStock(OperationId.New(), onHand, false, "delivery", "staff-1"));
        return sku;
    }

    /// <summary>A new guest's cart with these things.</summary>
    public static async Task<(ShopperId Guest, CartId Cart)> NewCartAsync(IGrainFactory grains, params (Sku Sku, int Quantity)[] lines)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(lines);
        var guest = ShopperId.NewGuest(TimeProvider.System);
        var cart = CartId.New(TimeProvider.System);
        var grain = grains.GetGrain<ICartGrain>(cart.Value);
        await grain.Open(new OpenCart(OperationId.New()) { Shopper = guest });
        foreach (var (sku, quantity) in lines)
        {
            (await grain.Add(new AddItem(OperationId.New(), sku, quantity, null) { Shopper = guest })).Refusal.ShouldBeNull();
        }

        return (guest, cart);
    }
}
