using Orleans.Core;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// A grain with one stored state, read before <see cref="Grain.OnActivateAsync"/>. It is stored under the name
/// "state", in the default provider or in the one that <see cref="Providers.StorageProviderAttribute"/> names.
/// </summary>
/// <typeparam name="TGrainState">What is stored.</typeparam>
public class Grain<TGrainState> : Grain, IGrainOfState
{
    private readonly IStorage<TGrainState> _storage;

    /// <summary>Made by the runtime.</summary>
    protected Grain() => _storage = GrainContext.Runtime().CreateStorage<TGrainState>();

    /// <summary>With a storage of the caller's, for tests.</summary>
    protected Grain(IStorage<TGrainState> storage) => _storage = storage;

    /// <summary>The state in memory; changes are durable only once they were written.</summary>
    protected TGrainState State
    {
        get => _storage.State;
        set => _storage.State = value;
    }

    /// <summary>Reads the state anew, dropping unwritten changes.</summary>
    protected virtual Task ReadStateAsync() => _storage.ReadStateAsync();

    /// <summary>Writes the state. Throws <see cref="Storage.InconsistentStateException"/> where another wrote since it was read.</summary>
    protected virtual Task WriteStateAsync() => _storage.WriteStateAsync();

    /// <summary>Removes what is stored.</summary>
    protected virtual Task ClearStateAsync() => _storage.ClearStateAsync();

    Task IGrainOfState.ReadAtActivation() => ReadStateAsync();
}
