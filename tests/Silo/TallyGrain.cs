using Orleans;
using Orleans.Runtime;

namespace Shop.Silo.Tests;

/// <summary>Counts, durably.</summary>
public interface ITallyGrain : IGrainWithStringKey
{
    Task<int> Add(int amount);

    Task<int> Get();
}

/// <inheritdoc cref="ITallyGrain"/>
public sealed class TallyGrain([PersistentState("tally")] IPersistentState<TallyState> tally) : Grain, ITallyGrain
{
    public async Task<int> Add(int amount)
    {
        tally.State.Total += amount;
        await tally.WriteStateAsync();
        return tally.State.Total;
    }

    public Task<int> Get() => Task.FromResult(tally.State.Total);
}

/// <summary>What a tally keeps.</summary>
[GenerateSerializer]
public sealed class TallyState
{
    [Id(0)]
    public int Total { get; set; }
}
