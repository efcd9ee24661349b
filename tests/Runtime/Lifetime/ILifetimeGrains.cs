using Orleans.Runtime;

namespace Shop.Runtime.Tests.Lifetime;

/// <summary>Tells which activation answers, and leaves when asked to.</summary>
public interface ILivesGrain : IGrainWithStringKey
{
    /// <summary>A number that no other activation has.</summary>
    Task<int> Activation();

    Task Leave();

    Task DelayLeaving(TimeSpan time);

    /// <summary>Asks to leave, and then holds on until the journal's gate opens.</summary>
    Task LeaveAfterGate();

    Task<List<string>> Events();
}

[Alias("fragile")]
public interface IFragileGrain : IGrainWithStringKey
{
    Task<int> Answer();
}

public interface ISlowToLeaveGrain : IGrainWithStringKey
{
    Task<int> Activation();

    Task Leave();
}

public interface IWorkerGrain : IGrainWithIntegerKey
{
    Task<int> WaitForOthers(int others);
}

public interface IServiceGrain : IGrainWithStringKey
{
    Task<(int Scoped, int Singleton)> Services();

    Task Leave();
}
