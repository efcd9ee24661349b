using Orleans.Runtime;
using Orleans.Storage;

namespace Shop.Api.Calls;

/// <summary>
/// Calls of grains that may be made twice: reads, and changes that carry their operation's name. Where a silo dies under a call,
/// nobody knows what became of it; it is made again, and the client notices nothing.
/// </summary>
/// <param name="time">What the pauses between tries are measured by.</param>
public sealed class GrainCalls(TimeProvider time)
{
    // Together longer than a cluster needs to go on without a silo that died, which is a second at most; a call may meet its end
    // several times in that second, on its own way and on that of the grains that it asks. The first is long enough for the client
    // to learn of the silo's end, and too short to be noticed.
    private static readonly TimeSpan[] _pauses =
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(800)];

    // Two seconds' calls of a busy Api. Where more fail at once there is no cluster to be waited for: they are refused, and their
    // clients come back when they were told to.
    private const int WaitingMax = 10_000;

    private int _waiting;

    /// <summary>
    /// Makes a call, and makes it again where its reply was lost or another silo has become the owner: for a second and a half in all.
    /// </summary>
    /// <remarks>
    /// A time-out isn't repeated: who has waited that long waits no second time. Nor is what an overloaded silo refuses. Every request
    /// makes two calls or more, and hardly any a second time: a library's pipeline around each would cost as much as the call.
    /// </remarks>
    public Task<TResult> RepeatableAsync<TTarget, TResult>(TTarget target, Func<TTarget, Task<TResult>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var first = call(target);
        return first.IsCompletedSuccessfully ? first : AwaitAsync(first, target, call);
    }

    /// <summary>The same for a call that answers nothing.</summary>
    public Task RepeatableAsync<TTarget>(TTarget target, Func<TTarget, Task> call) => RepeatableAsync(
        (target, call),
        static async one =>
        {
            await one.call(one.target);
            return true;
        });

    private async Task<TResult> AwaitAsync<TTarget, TResult>(Task<TResult> latest, TTarget target, Func<TTarget, Task<TResult>> call)
    {
        foreach (var pause in _pauses)
        {
            try
            {
                return await latest;
            }
            catch (Exception exception) when (IsWorthAnother(exception) && Volatile.Read(ref _waiting) < WaitingMax)
            {
                await WaitAsync(pause);
                latest = call(target);
            }
        }

        return await latest;
    }

    private async Task WaitAsync(TimeSpan pause)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await Task.Delay(pause, time);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private static bool IsWorthAnother(Exception exception) =>
        exception is OrleansMessageRejectionException or InconsistentStateException || GrainFailure.WasNotSent(exception);
}
