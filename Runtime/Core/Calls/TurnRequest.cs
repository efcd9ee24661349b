using Orleans.Runtime;

namespace Shop.Runtime.Calls;

/// <summary>A work item that asks for a turn and is subject to the turn rules: a call or a timer tick.</summary>
public abstract class TurnRequest : WorkItem
{
    private protected TurnRequest()
    {
    }

    /// <summary>May run beside any other request.</summary>
    internal abstract bool IsAlwaysInterleave { get; }

    /// <summary>May run beside other read-only requests.</summary>
    internal abstract bool IsReadOnly { get; }

    /// <summary>The request context that the turn starts with; null is an empty one.</summary>
    internal RequestContextData? Context { get; set; }

    /// <summary>Whether the caller no longer waits for it, so that it need not be started.</summary>
    internal virtual bool IsAbandoned => false;

    /// <summary>
    /// Starts the turn on the host's scheduler; <see cref="ITurnHost.Finished"/> is called on that scheduler exactly
    /// once, at once or later. Never throws.
    /// </summary>
    internal abstract void Begin(ITurnHost host);

    /// <summary>Ends the request without a turn.</summary>
    internal abstract void Reject(Exception reason);

    /// <summary>Ends a request that <see cref="IsAbandoned"/>.</summary>
    internal virtual void Abandon()
    {
    }
}
