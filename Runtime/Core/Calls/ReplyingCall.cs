using System.Diagnostics.CodeAnalysis;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Calls;

/// <summary>The turn and the reply of a call, whatever its method returns.</summary>
/// <typeparam name="TResult">The result's type; <see cref="Done"/> where there is none.</typeparam>
public abstract class ReplyingCall<TResult> : GrainCall
{
    // Made for a caller in this process only.
    private TaskCompletionSource<TResult>? _reply;
    private ValueTask<TResult> _turn;
    private ITurnHost? _host;

    private protected ReplyingCall(GrainMethod method)
        : base(method)
    {
    }

    /// <summary>Writes, reads and copies the result.</summary>
    public abstract Codec<TResult> ResultCodec { get; }

    /// <summary>What the caller waits for.</summary>
    internal Task<TResult> Reply => (_reply ??= NewReply()).Task;

    internal sealed override Task ReplyTask => Reply;

    internal sealed override object? BoxedResult => typeof(TResult) == typeof(Done) ? null : Reply.Result;

    private protected abstract ValueTask<TResult> Run(object grain);

    [SuppressMessage("Reliability", "CA2012", Justification = "Consumed once: here if it has ended, else by Resume.")]
    internal sealed override void Begin(ITurnHost host)
    {
        ValueTask<TResult> turn;
        HasBegun = true;
        CallTelemetry.TurnBegins(this);
        try
        {
            turn = host.IncomingFilters.Length == 0 ? Run(host.Instance) : RunFiltered(host);
        }
        catch (Exception exception)
        {
            Fail(exception, host);
            return;
        }

        if (turn.IsCompleted)
        {
            End(turn, host);
            return;
        }

        _turn = turn;
        _host = host;
        turn.GetAwaiter().UnsafeOnCompleted(Resume);
    }

    internal sealed override void ExpectReply() => _reply = NewReply();

    internal sealed override void ReadReply(ref WireReader reader)
    {
        var result = ResultCodec.ReadRoot(ref reader);
        if (Origin is { } origin)
        {
            Answer(origin, result);
        }
        else if (TryClaim())
        {
            CallTelemetry.Replied(this, failed: false);
            _reply!.SetResult(result);
        }
    }

    internal sealed override void CompleteBoxed(object? result)
    {
        if (TryClaim())
        {
            _reply!.SetResult(result is null ? default! : (TResult)result);
        }
    }

    private protected sealed override void CompleteWith(Exception exception)
    {
        if (Origin is { } origin)
        {
            origin.Fail(this, exception);
            return;
        }

        CallTelemetry.Replied(this, failed: true);
        _reply!.SetException(exception);
    }

    private protected sealed override void CompleteCanceled(CancellationToken token) => _reply!.SetCanceled(token);

    // The caller's continuation must run neither in the callee's turn nor before it has ended.
    private static TaskCompletionSource<TResult> NewReply() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Resume() => End(_turn, _host!);

    private void End(ValueTask<TResult> turn, ITurnHost host)
    {
        try
        {
            var result = turn.GetAwaiter().GetResult();
            if (Origin is { } origin)
            {
                Answer(origin, result);
            }
            else
            {
                Answer(ResultCodec.Copy(result));
            }
        }
        catch (Exception exception)
        {
            Fail(exception, host);
            return;
        }

        CallTelemetry.TurnEnded(this, null);
        host.Finished(this, null);
    }

    private void Answer(TResult result)
    {
        if (TryClaim())
        {
            CallTelemetry.Replied(this, failed: false);
            _reply!.SetResult(result);
        }
    }

    /// <summary>Writes the result within the turn: the next one may change it.</summary>
    private void Answer(CallOrigin origin, TResult result)
    {
        if (Method.IsOneWay)
        {
            Abandon();
            return;
        }

        var frame = origin.BeginReply(this);
        try
        {
            var writer = new WireWriter(frame);
            ResultCodec.WriteRoot(ref writer, result);
            writer.Flush();
            if (TryClaim())
            {
                origin.Reply(this, frame);
            }
        }
        finally
        {
            frame.Return();
        }
    }

    private void Fail(Exception exception, ITurnHost host)
    {
        Reject(exception);
        CallTelemetry.TurnEnded(this, exception);
        host.Finished(this, exception);
    }

    private async ValueTask<TResult> RunFiltered(ITurnHost host)
    {
        var context = new IncomingCallContext(this, host, async grain => await Run(grain));
        await context.Invoke();
        return context.Result is { } result ? (TResult)result : default!;
    }
}
