using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>
/// A named piece of a grain's state, injected into its constructor with <see cref="PersistentStateAttribute"/> and read
/// before the grain is activated.
/// </summary>
/// <typeparam name="TState">What is stored.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
