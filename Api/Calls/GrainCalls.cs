using Orleans.Runtime;
using Orleans.Storage;
using Polly;
using Polly.Retry;

namespace Shop.Api.Calls;

/// <summary>
/// Calls of grains that may be made twice: reads, and changes that carry their operation's name. Where a silo dies under a call,
/// nobody knows what became of it; it is made once more, and the client notices nothing.
/// </summary>
public sealed class GrainCalls
{
    // One more is enough: the next silo owns the grain by then. More would make an overloaded cluster's load worse.
    private const int RetriesMax = 1;

    // Long enough for the client to learn of the silo's end, which comes with its connections; too short to be noticed.
    private static readonly TimeSpan _delay = TimeSpan.FromMilliseconds(100);

    private readonly ResiliencePipeline _pipeline;

    /// <summary>Calls that wait by this clock.</summary>
    public GrainCalls(TimeProvider time) => _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = RetriesMax,
            Delay = _delay,
            ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } exception && IsWorthAnother(exception)),
        })
        .Build();

    /// <summary>Makes a call, and makes it once more where its reply was lost or another silo has become the owner.</summary>
    public Task<TResult> RepeatableAsync<TTarget, TResult>(TTarget target, Func<TTarget, Task<TResult>> call) =>
        _pipeline.ExecuteAsync(
            static async (state, _) => await state.call(state.target), (target, call), CancellationToken.None).AsTask();

    // Not a time-out: who has waited that long waits no second time.
    private static bool IsWorthAnother(Exception exception) =>
        exception is OrleansMessageRejectionException or InconsistentStateException;
}
