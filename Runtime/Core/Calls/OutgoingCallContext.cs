using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Shop.Runtime.Calls;

/// <summary>A call on its way through the caller's filters to the wire.</summary>
internal sealed class OutgoingCallContext(GrainReference target, GrainCall call, CancellationToken token)
    : IOutgoingGrainCallContext
{
    private int _stage;

    public object Grain => target;

    public MethodInfo InterfaceMethod => call.Method.MethodInfo;

    public string InterfaceName => call.Method.InterfaceType.Name;

    public string MethodName => call.Method.Name;

    public IInvokable Request => call;

    public IGrainContext? SourceContext { get; } = RuntimeContext.Current;

    public GrainId? SourceId => SourceContext?.GrainId;

    public GrainId TargetId => target.GrainId;

    public object? Result { get; set; }

    /// <summary>Goes on to the next filter, and then sends the call and waits for its reply.</summary>
    public async Task Invoke()
    {
        var runtime = target.Runtime;
        var stage = _stage++;
        if (stage < runtime.OutgoingFilters.Length)
        {
            await runtime.OutgoingFilters[stage].Invoke(this);
            return;
        }

        runtime.Send(call, target.GrainId, token);
        if (!call.Method.IsOneWay)
        {
            await call.ReplyTask;
            Result = call.BoxedResult;
        }
    }
}
