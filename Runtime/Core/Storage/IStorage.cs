namespace Orleans.Core;

/// <summary>A grain's stored state, without its type. One operation at a time; all throw what the provider throws.</summary>
public interface IStorage
{
    /// <summary>The version that was last read or written; null where the store holds nothing.</summary>
    string? Etag { get; }

    /// <summary>Whether the store holds a record.</summary>
    bool RecordExists { get; }

    /// <summary>Removes the record. Throws <see cref="Storage.InconsistentStateException"/> where another wrote since.</summary>
    Task ClearStateAsync();

    /// <summary>
    /// Writes the state; once it returns, the state is durable. Throws <see cref="Storage.InconsistentStateException"/>
    /// where another wrote since.
    /// </summary>
    Task WriteStateAsync();

    /// <summary>Reads the state anew, dropping unwritten changes.</summary>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <inheritdoc cref="ReadStateAsync()"/>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
