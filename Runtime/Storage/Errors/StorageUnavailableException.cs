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

    /// <summary>Why, and what PostgreSQL or the network said.</summary>
    public StorageUnavailableException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }
}
