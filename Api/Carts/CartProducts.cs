using Shop.Api.Catalog;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>The things that carts hold, as the shop sells them now: from this process' memory, which their grains keep up to date.</summary>
public sealed class CartProducts(ProductMemory products)
{
    /// <summary>What is sold under a SKU; null where nothing is.</summary>
    public async ValueTask<SoldThing?> FindAsync(Sku sku) =>
        await products.FindBySkuAsync(sku) is { } entry ? SoldThing.Of(entry.View, sku) : null;

    /// <summary>What is sold of a cart's lines, by SKU.</summary>
    public async ValueTask<IReadOnlyDictionary<Sku, SoldThing>> FindAsync(CartView cart)
    {
        ArgumentNullException.ThrowIfNull(cart);
        var sold = new Dictionary<Sku, SoldThing>(cart.Lines.Length);
        foreach (var line in cart.Lines)
        {
            if (await FindAsync(line.Sku) is { } thing)
            {
                sold[line.Sku] = thing;
            }
        }

        return sold;
    }
}
