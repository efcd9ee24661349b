using Orleans.Runtime;
using Shop.Bench.Runtime.External;

namespace Shop.Bench.Cluster;

/// <summary>A cart of eight lines that is kept in PostgreSQL, and knows which silo it lives on.</summary>
public interface IStoredCartGrain : IGrainWithStringKey
{
    /// <summary>Changes the cart durably; how often that was done.</summary>
    Task<int> Add();

    /// <summary>How often it was changed.</summary>
    Task<int> Get();

    /// <summary>The silo that it lives on.</summary>
    Task<string> Where();
}

[GenerateSerializer]
public sealed class StoredCart
{
    /// <summary>As many lines as a cart has that is worth its shipping.</summary>
    private const int LinesOfACart = 8;

    [Id(0)]
    public int Changes { get; set; }

    [Id(1)]
    public List<BenchCartLine> Lines { get; set; } = [];

    public void Change()
    {
        Changes++;
        while (Lines.Count < LinesOfACart)
        {
            Lines.Add(new BenchCartLine($"SKU-12345-{Lines.Count:D2}", $"A product of shop 123-{Lines.Count:D2}", Lines.Count + 1, 1999));
        }
    }
}

public sealed class StoredCartGrain([PersistentState("bench-cart")] IPersistentState<StoredCart> cart) : Grain, IStoredCartGrain
{
    public async Task<int> Add()
    {
        cart.State.Change();
        await cart.WriteStateAsync();
        return cart.State.Changes;
    }

    public Task<int> Get() => Task.FromResult(cart.State.Changes);

    public Task<string> Where() => Task.FromResult(RuntimeIdentity);
}
