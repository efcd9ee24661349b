using Shop.Api.Catalog;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>The things that carts hold, as the shop sells them now.</summary>
public sealed class CartProducts(ProductMemory products)
{
    /// <summary>What is sold under a SKU; null where nothing is.</summary>
    public async ValueTask<SoldThing?> FindAsync(Sku sku, CancellationToken cancellationToken) =>
        SoldThing.Of((await products.FindBySkuAsync(sku).AsTask().WaitAsync(cancellationToken))?.View, sku);

    /// <summary>What is sold of a cart's lines, by SKU.</summary>
    public async ValueTask<IReadOnlyDictionary<Sku, SoldThing>> FindAsync(CartView cart, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cart);
        var sold = new Dictionary<Sku, SoldThing>(cart.Lines.Length);
        foreach (var line in cart.Lines)
        {
            if (await FindAsync(line.Sku, cancellationToken) is { } thing)
            {
                sold[line.Sku] = thing;
            }
        }

        return sold;
    }
}
