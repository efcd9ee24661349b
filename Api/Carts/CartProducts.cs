using Npgsql;
using Orleans;
using Shop.Carts;
using Shop.Catalog;

namespace Shop.Api.Carts;

/// <summary>The things that carts hold, as the shop sells them now.</summary>
public sealed class CartProducts(NpgsqlDataSource database, IGrainFactory grains)
{
    /// <summary>What is sold under a SKU; null where nothing is.</summary>
    public async ValueTask<SoldThing?> FindAsync(Sku sku, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT product_id FROM shop.product_skus WHERE sku = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sku.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is string id
            ? SoldThing.Of(await grains.GetGrain<IProductGrain>(id).Read(), sku)
            : null;
    }

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
