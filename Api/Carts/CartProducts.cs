using Shop.Api.Catalog;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>The things that carts hold, as the shop sells them now: from this process' memory, which their grains keep up to date.</summary>
public sealed class CartProducts(ProductMemory products)
{
    /// <summary>What is sold under a SKU; null where nothing is.</summary>
    public ValueTask<SoldThing?> FindAsync(Sku sku) =>
        products.FindInMemory(sku) is { } entry ? new ValueTask<SoldThing?>(entry.Sold(sku)) : new ValueTask<SoldThing?>(AskAsync(sku));

    /// <summary>What is sold of a cart's lines, by SKU.</summary>
    public async ValueTask<IReadOnlyDictionary<Sku, SoldThing>> FindAsync(CartView cart)
    {
        ArgumentNullException.ThrowIfNull(cart);
        var sold = new Dictionary<Sku, SoldThing>(cart.Lines.Length);
        foreach (var line in cart.Lines)
        {
            var found = FindAsync(line.Sku);
            if ((found.IsCompletedSuccessfully ? found.Result : await found) is { } thing)
            {
                sold[line.Sku] = thing;
            }
        }

        return sold;
    }

    private async Task<SoldThing?> AskAsync(Sku sku) => await products.FindBySkuAsync(sku) is { } entry ? entry.Sold(sku) : null;
}
