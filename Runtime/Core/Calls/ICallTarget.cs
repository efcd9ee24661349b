using Orleans.Runtime;

namespace Shop.Runtime.Calls;

/// <summary>Something in this process that a call can be given to: an activation, a pool of workers, an observer.</summary>
internal interface ICallTarget
{
    /// <summary>What it is called by.</summary>
    GrainId GrainId { get; }

    /// <summary>Takes a call, or rejects it. Safe from any thread.</summary>
    void Receive(GrainCall call);
}
