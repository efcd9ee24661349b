using Orleans.Runtime;

namespace Shop.Upgrade;

/// <inheritdoc cref="IBasketGrain"/>
[GrainType("upgrade-basket")]
public sealed class BasketGrain([PersistentState("upgrade-basket")] IPersistentState<BasketState> stored) : Grain, IBasketGrain
{
    private const string Version = "after";

    /// <inheritdoc/>
    public async Task<Contents> Add(Line line)
    {
        stored.State = stored.State with { Lines = [.. stored.State.Lines, new StoredLine { Sku = line.Sku, Quantity = line.Quantity, Gift = line.Gift }] };
        await stored.WriteStateAsync();
        return Tell();
    }

    /// <inheritdoc/>
    public Task<Contents> Read() => Task.FromResult(Tell());

    /// <inheritdoc/>
    public async Task<Contents> CopyFrom(string other)
    {
        var theirs = await GrainFactory.GetGrain<IBasketGrain>(other).Read();
        foreach (var line in theirs.Lines)
        {
            await Add(line);
        }

        return theirs;
    }

    /// <inheritdoc/>
    public async Task<Contents> Note(string note)
    {
        stored.State = stored.State with { Note = note };
        await stored.WriteStateAsync();
        return Tell();
    }

    private Contents Tell()
    {
        var lines = stored.State.Lines.Select(static line => new Line(line.Sku, line.Quantity) { Gift = line.Gift });
        return new Contents([.. lines], Version) { Note = stored.State.Note };
    }
}
