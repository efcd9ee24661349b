using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Shop.Runtime.Calls;

/// <summary>A call on its way through the callee's filters to the grain's method.</summary>
internal sealed class IncomingCallContext(GrainCall call, ITurnHost host, Func<object, ValueTask<object?>> invoke)
    : IIncomingGrainCallContext
{
    private int _stage;

    public object Grain => host.Instance;

    public MethodInfo InterfaceMethod => call.Method.MethodInfo;

    public string InterfaceName => call.Method.InterfaceType.Name;

    public string MethodName => call.Method.Name;

    public IInvokable Request => call;

    public GrainId? SourceId => call.SourceId;

    public GrainId TargetId => call.TargetId;

    public object? Result { get; set; }

    /// <summary>Goes on to the next filter, the grain's own filter last, and then to the method.</summary>
    public async Task Invoke()
    {
        var stage = _stage++;
        var filters = host.IncomingFilters;
        if (stage < filters.Length)
        {
            await filters[stage].Invoke(this);
            return;
        }

        Result = await invoke(host.Instance);
    }
}
