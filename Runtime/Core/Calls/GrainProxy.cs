using Orleans.Runtime;

namespace Shop.Runtime.Calls;

/// <summary>The base of generated proxies: a grain reference that turns the methods of one interface into calls.</summary>
public abstract class GrainProxy : GrainReference
{
    /// <summary>For generated code.</summary>
    protected GrainProxy(GrainReferenceShared shared, IdSpan key)
        : base(shared, key)
    {
    }

    /// <summary>Sends a call; the task ends with its result.</summary>
    /// <param name="call">The call, its arguments already copied.</param>
    /// <param name="token">Ends the wait, and is told to the callee where its method takes a token.</param>
    /// <exception cref="TimeoutException">No reply within the response time-out.</exception>
    /// <exception cref="OrleansException">The call could not be delivered.</exception>
    protected Task<T> Send<T>(GrainCall<T> call, CancellationToken token = default) => SendAny(call, token);

    /// <summary>Sends a call without a result. A one-way call's task has ended when it returns.</summary>
    /// <inheritdoc cref="Send{T}(GrainCall{T}, CancellationToken)"/>
    protected Task Send(VoidGrainCall call, CancellationToken token = default)
    {
        var reply = SendAny(call, token);
        return call.Method.IsOneWay && Runtime.OutgoingFilters.Length == 0 ? Task.CompletedTask : reply;
    }

    private Task<T> SendAny<T>(ReplyingCall<T> call, CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(token);
        }

        if (Runtime.OutgoingFilters.Length > 0)
        {
            return SendFiltered<T>(call, token);
        }

        Runtime.Send(call, GrainId, token);
        return call.Reply;
    }

    private async Task<T> SendFiltered<T>(GrainCall call, CancellationToken token)
    {
        var context = new OutgoingCallContext(this, call, token);
        await context.Invoke();
        return context.Result is { } result ? (T)result : default!;
    }
}
