using Orleans.Runtime;
using Orleans.Storage;

namespace Shop.Api.Calls;

/// <summary>
/// Calls of grains that may be made twice: reads, and changes that carry their operation's name. Where a silo dies under a call,
/// nobody knows what became of it; it is made once more, and the client notices nothing.
/// </summary>
/// <param name="time">What the pause before the second try is measured by.</param>
public sealed class GrainCalls(TimeProvider time)
{
    // Long enough for the client to learn of the silo's end, which comes with its connections; too short to be noticed.
    private static readonly TimeSpan _delay = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes a call, and makes it once more where its reply was lost or another silo has become the owner.</summary>
    /// <remarks>
    /// One more is enough: the next silo owns the grain by then. More would make an overloaded cluster's load worse. Every request
    /// makes two calls or more, and hardly any a second time: a library's pipeline around each would cost as much as the call.
    /// </remarks>
    public Task<TResult> RepeatableAsync<TTarget, TResult>(TTarget target, Func<TTarget, Task<TResult>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var first = call(target);
        return first.IsCompletedSuccessfully ? first : AwaitAsync(first, target, call);
    }

    private async Task<TResult> AwaitAsync<TTarget, TResult>(Task<TResult> first, TTarget target, Func<TTarget, Task<TResult>> call)
    {
        try
        {
            return await first;
        }
        catch (Exception exception) when (IsWorthAnother(exception))
        {
            await Task.Delay(_delay, time);
            return await call(target);
        }
    }

    // Not a time-out: who has waited that long waits no second time.
    private static bool IsWorthAnother(Exception exception) =>
        exception is OrleansMessageRejectionException or InconsistentStateException;
}
