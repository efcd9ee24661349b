namespace Shop.Runtime.Calls;

/// <summary>What a call goes out over to another process: a connection.</summary>
internal abstract class CallCarrier
{
    /// <summary>Tells the callee that its caller has given up.</summary>
    public abstract void Cancel(GrainCall call);
}
