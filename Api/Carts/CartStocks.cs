using System.Collections.Immutable;
using Orleans;
using Shop.Api.Calls;
using Shop.Carts;
using Shop.Catalog;
using Shop.Inventory;

namespace Shop.Api.Carts;

/// <summary>
/// How much there is of things that a cart wants many of. What is told to everybody is only that there are enough, or how few;
/// whoever wants more than that is told what their own line can't have.
/// </summary>
public sealed class CartStocks(IGrainFactory grains, GrainCalls calls)
{
    /// <summary>The stocks that don't suffice for their lines, of those that look as if there were enough.</summary>
    public async ValueTask<IReadOnlyDictionary<Sku, int>> ScarceAsync(CartView cart, IReadOnlyDictionary<Sku, SoldThing> products)
    {
        ArgumentNullException.ThrowIfNull(cart);
        ArgumentNullException.ThrowIfNull(products);
        List<CartLine>? asked = null;
        foreach (var line in cart.Lines)
        {
            if (line.Quantity > Availability.LowAtMost && products.TryGetValue(line.Sku, out var sold)
                && sold.Availability.State == AvailabilityState.InStock && !sold.Variant.AllowBackorder)
            {
                (asked ??= []).Add(line);
            }
        }

        return asked is null ? ImmutableDictionary<Sku, int>.Empty : await AskAsync(asked);
    }

    private async Task<IReadOnlyDictionary<Sku, int>> AskAsync(List<CartLine> lines)
    {
        var counts = await Task.WhenAll(lines.Select(line => CountAsync(line.Sku)));
        var scarce = new Dictionary<Sku, int>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] is { } available && available < lines[i].Quantity)
            {
                scarce[lines[i].Sku] = Math.Max(0, available);
            }
        }

        return scarce;
    }

    // It is a hint before the checkout decides: a stock that doesn't answer must not take the cart away.
    private async Task<int?> CountAsync(Sku sku)
    {
        try
        {
            return (await calls.RepeatableAsync(grains.GetGrain<IStockGrain>(StockKey.Of(sku)), static stock => stock.Count())).Available;
        }
        catch (Exception exception) when (GrainFailure.IsPassing(exception))
        {
            return null;
        }
    }
}
