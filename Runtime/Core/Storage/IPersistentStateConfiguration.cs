namespace Orleans.Runtime;

/// <summary>Which state is meant, and where it is stored.</summary>
public interface IPersistentStateConfiguration
{
    /// <summary>The state's name; in a store, a record is found by it and the grain's id.</summary>
    string StateName { get; }

    /// <summary>The storage provider's name; null for the default one.</summary>
    string? StorageName { get; }
}
