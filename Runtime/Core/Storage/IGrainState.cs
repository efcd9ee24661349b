namespace Orleans;

/// <summary>What a storage provider reads into and writes from.</summary>
/// <typeparam name="T">What is stored.</typeparam>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T? State { get; set; }

    /// <summary>The version that was last read or written; null where the store holds nothing.</summary>
    string? ETag { get; set; }

    /// <summary>Whether the store holds a record.</summary>
    bool RecordExists { get; set; }
}
