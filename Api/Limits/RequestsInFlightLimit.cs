using System.Threading.RateLimiting;

namespace Shop.Api.Limits;

/// <summary>Beyond what it can answer in time, a process refuses at once instead of queueing.</summary>
public static class RequestsInFlightLimit
{
    // The queue that would be waited for is some milliseconds long: a second later there is room, or another process.
    private const string RetryAfterSeconds = "1";

    /// <summary>Registers the limit; <c>UseRateLimiter</c> applies it, and an endpoint's <c>DisableRateLimiting</c> lifts it.</summary>
    public static IServiceCollection AddRequestsInFlightLimit(this IServiceCollection services, ApiLimits limits) =>
        services.AddRateLimiter(options =>
        {
            var concurrency = new ConcurrencyLimiterOptions { PermitLimit = limits.RequestsInFlightMax, QueueLimit = 0 };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(
                _ => RateLimitPartition.GetConcurrencyLimiter(0, _ => concurrency));
            options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            options.OnRejected = static (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
                return ValueTask.CompletedTask;
            };
        });
}
