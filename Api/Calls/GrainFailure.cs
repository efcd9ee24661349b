using Orleans.Runtime;

namespace Shop.Api.Calls;

/// <summary>Tells failures of the cluster, which pass, from errors of ours, which don't.</summary>
public static class GrainFailure
{
    // A class that only silos have: here it arrives as another, which names it first.
    private const string StorageUnavailable = "Shop.Runtime.Storage.Errors.StorageUnavailableException";

    /// <summary>
    /// Whether the call failed because a silo is gone, too busy or too slow, lost its grain to another one, or can't store
    /// anything: the client should come back in a moment, with the same Idempotency-Key.
    /// </summary>
    public static bool IsPassing(Exception exception) => exception is OrleansException or TimeoutException
        || exception.Message.StartsWith(StorageUnavailable, StringComparison.Ordinal);
}
