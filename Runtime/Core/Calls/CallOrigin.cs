using Shop.Runtime.Serialization;

namespace Shop.Runtime.Calls;

/// <summary>
/// The way back to the caller of a call that came over a connection. Each call ends with exactly one of
/// <see cref="Reply"/>, <see cref="Fail"/> and <see cref="Drop"/>, also where nobody waits.
/// </summary>
internal abstract class CallOrigin
{
    /// <summary>Whether the caller can't be reached any more, so that what hasn't begun needn't.</summary>
    public abstract bool IsGone { get; }

    /// <summary>Whether the caller is a silo of the cluster, or was handed on by one.</summary>
    public abstract bool IsFromSilo { get; init; }

    /// <summary>Begins a reply on this thread: the caller appends the result, and returns the buffer in the end.</summary>
    public abstract WireBuffer BeginReply(GrainCall call);

    /// <summary>Sends the reply.</summary>
    public abstract void Reply(GrainCall call, WireBuffer reply);

    /// <summary>Tells the caller of a failure or a refusal.</summary>
    public abstract void Fail(GrainCall call, Exception exception);

    /// <summary>Ends a call whose caller expects nothing: it was one-way, or came too late.</summary>
    public abstract void Drop(GrainCall call);
}
