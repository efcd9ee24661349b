using Orleans.Concurrency;

namespace Shop.Runtime.Tests.Turns;

/// <summary>Watches who runs beside whom in one activation.</summary>
public interface IOverlapGrain : IGrainWithStringKey
{
    /// <summary>Passes through several awaits; returns the most turns seen at once.</summary>
    Task<int> Pass();

    /// <summary>Waits until <see cref="OpenGate"/>; tells that it has arrived first.</summary>
    Task<int> WaitAtGate();

    [ReadOnly]
    Task<int> ReadAtGate();

    [ReadOnly]
    Task<int> Read();

    [AlwaysInterleave]
    Task OpenGate();

    [AlwaysInterleave]
    Task<int> Arrived();

    Task<int> Write();
}

public interface IReentrantGrain : IOverlapGrain;

public interface IPredicateGrain : IOverlapGrain
{
    Task<string> Say(string word);
}

public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Calls <paramref name="other"/>, which calls this grain back.</summary>
    Task<string> CallThrough(IChainGrain other, bool allowReentrancy);

    Task<string> CallBack(IChainGrain caller);

    Task<string> Answer();
}
