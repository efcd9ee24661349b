using Orleans.Runtime;

namespace Shop.Runtime.Storage.Errors;

/// <summary>
/// The operation wasn't carried out because PostgreSQL can't be reached, is overloaded or keeps the row locked. Nothing was
/// written, so it may be retried, after a moment.
/// </summary>
public sealed class StorageUnavailableException : OrleansException
{
    /// <summary>Without a message.</summary>
    public StorageUnavailableException()
    {
    }

    /// <summary>Why.</summary>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Why, and what PostgreSQL or the network said, as text: this travels to callers in other processes, where Npgsql's exceptions
    /// can't go with it, and a reply that can't be sent would look like an error of ours.
    /// </summary>
    public StorageUnavailableException(string message, Exception? cause)
        : base(cause is null ? message : $"{message} {cause.Message}")
    {
    }
}
