using Orleans.Runtime;

namespace Shop.SiloProcess;

/// <summary>Counts, and remembers who counted first; each change is stored before it is answered.</summary>
public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Read();

    Task<int> Add(string owner);
}

[GenerateSerializer]
public sealed class Counter
{
    [Id(0)]
    public int Count { get; set; }

    [Id(1)]
    public string Owner { get; set; } = "";
}

public sealed class CounterGrain([PersistentState("counter")] IPersistentState<Counter> state) : Grain, ICounterGrain
{
    public Task<int> Read() => Task.FromResult(state.State.Count);

    public async Task<int> Add(string owner)
    {
        state.State.Count++;
        state.State.Owner = state.State.Count == 1 ? owner : state.State.Owner;
        await state.WriteStateAsync();
        return state.State.Count;
    }
}
