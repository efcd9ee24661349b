using System.Threading.RateLimiting;
using Shop.Api.Sessions;

namespace Shop.Api.Limits;

/// <summary>
/// The buckets of sessions and addresses in this process. A session is known by the name in its token, which nobody has checked
/// yet: whoever makes names up is still counted by address.
/// </summary>
public sealed class RequestRates
{
    // Short enough that waiting is smooth, long enough that one timer for all buckets costs nothing.
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(1);

    private readonly ApiLimits _limits;

    /// <summary>Buckets of these sizes. Those that nobody uses go by themselves.</summary>
    public RequestRates(ApiLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _limits = limits;
        var address = Bucket(limits.AddressBurst, limits.AddressPerSecond);
        var session = Bucket(limits.SessionBurst, limits.SessionPerSecond);
        Addresses = PartitionedRateLimiter.Create<HttpContext, string>(
            context => RateLimitPartition.GetTokenBucketLimiter(SharedLimits.Network(context), _ => address));
        Sessions = PartitionedRateLimiter.Create<HttpContext, string>(context => SessionOf(context) is { } name
            ? RateLimitPartition.GetTokenBucketLimiter(name, _ => session)
            : RateLimitPartition.GetNoLimiter(""));
    }

    /// <summary>By address.</summary>
    public PartitionedRateLimiter<HttpContext> Addresses { get; }

    /// <summary>By session; whoever shows none is counted by address only.</summary>
    public PartitionedRateLimiter<HttpContext> Sessions { get; }

    /// <summary>How much the caller may still ask: by its session, or by its address where it shows none.</summary>
    public (long Limit, long Remaining, long ResetSeconds) Of(HttpContext context)
    {
        var isSession = SessionOf(context) is not null;
        var (limit, perSecond) = isSession ? (_limits.SessionBurst, _limits.SessionPerSecond) : (_limits.AddressBurst, _limits.AddressPerSecond);
        var remaining = (isSession ? Sessions : Addresses).GetStatistics(context)?.CurrentAvailablePermits ?? limit;
        return (limit, remaining, (limit - remaining + perSecond - 1) / perSecond);
    }

    private static string? SessionOf(HttpContext context) => PresentedToken.Of(context).Token?.Session.Value;

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = _period,
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}
