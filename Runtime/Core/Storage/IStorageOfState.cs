namespace Orleans.Core;

/// <summary>A grain's stored state.</summary>
/// <typeparam name="TState">What is stored.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory; changes are durable only once they were written.</summary>
    TState State { get; set; }
}
