using Orleans.Runtime;

namespace Shop.Bench.Runtime;

/// <summary>Does nothing: what remains is the runtime.</summary>
public interface IPingGrain : IGrainWithIntegerKey
{
    Task Ping();
}

/// <summary>Counts durably: one stored write a call.</summary>
public interface ICounterGrain : IGrainWithStringKey
{
    Task<long> Increment();

    Task<long> Get();
}

public sealed class PingGrain : Grain, IPingGrain
{
    public Task Ping() => Task.CompletedTask;
}

[GenerateSerializer]
public sealed class CounterState
{
    [Id(0)]
    public long Count { get; set; }
}

// The drills, whose processes are measured too, have a counter of their own.
[GrainType("bench-counter")]
public sealed class CounterGrain([PersistentState("counter")] IPersistentState<CounterState> state) : Grain, ICounterGrain
{
    public async Task<long> Increment()
    {
        state.State.Count++;
        await state.WriteStateAsync();
        return state.State.Count;
    }

    public Task<long> Get() => Task.FromResult(state.State.Count);
}
