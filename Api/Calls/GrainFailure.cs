using Orleans.Runtime;
using Orleans.Storage;

namespace Shop.Api.Calls;

/// <summary>Tells failures of the cluster, which pass, from errors of ours, which don't.</summary>
public static class GrainFailure
{
    /// <summary>
    /// Whether the call failed because a silo is gone, too busy or too slow, or lost its grain to another one: the client should
    /// come back in a moment, with the same Idempotency-Key.
    /// </summary>
    public static bool IsPassing(Exception exception) => exception is OrleansMessageRejectionException or GatewayTooBusyException
        or InconsistentStateException or TimeoutException;
}
