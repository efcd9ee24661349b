using Orleans.Runtime;
using Shop.Time;

namespace Shop.Limits;

/// <inheritdoc cref="IStoredRateLimitGrain"/>
/// <remarks>What is refilled by the time it leaves memory is deleted: of those who mistyped once, nothing stays.</remarks>
/// <param name="stored">The count.</param>
/// <param name="clock">The database's: its silos agree on when there is one more.</param>
internal sealed class StoredRateLimitGrain([PersistentState("rate-limit")] IPersistentState<RateLimitState> stored, DatabaseClock clock)
    : Grain, IStoredRateLimitGrain
{
    /// <inheritdoc/>
    public async Task<RateLimitVerdict> Take(RateLimit limit)
    {
        var (fullAt, retryAfter) = RateLimitDecisions.Take(stored.State.FullAt - DateTimeOffset.UnixEpoch, limit, clock.UtcNow - DateTimeOffset.UnixEpoch);
        if (retryAfter == TimeSpan.Zero)
        {
            await WriteAsync(() =>
            {
                stored.State = stored.State with { FullAt = DateTimeOffset.UnixEpoch + fullAt };
                return stored.WriteStateAsync();
            });
        }

        return new RateLimitVerdict(retryAfter == TimeSpan.Zero, retryAfter);
    }

    /// <inheritdoc/>
    public Task Reset() => stored.RecordExists ? WriteAsync(stored.ClearStateAsync) : Task.CompletedTask;

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        reason.ReasonCode == DeactivationReasonCode.ActivationIdle && stored.RecordExists && stored.State.FullAt <= clock.UtcNow
            ? stored.ClearStateAsync(cancellationToken)
            : Task.CompletedTask;

    /// <summary>After a failure nobody knows what is stored: the next activation reads it.</summary>
    private async Task WriteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
