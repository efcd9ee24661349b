namespace Shop.Runtime.State;

/// <summary>A state of a grain, as its activation sees it: something to read before the first call.</summary>
internal interface IStateBridge
{
    /// <summary>The next state of the same activation; most have one or none.</summary>
    IStateBridge? Next { get; }

    /// <summary>Reads the state from its store.</summary>
    Task ReadStateAsync();
}
