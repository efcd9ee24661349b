using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Api.Limits;

/// <summary>
/// How often one session and one address may ask, and how many requests a process answers at a time. It stands in front of
/// authentication: what is refused here has cost no call of a grain.
/// </summary>
public static class RequestLimits
{
    // The queue that would be waited for is some milliseconds long: a second later there is room, or another process.
    private const string RetryAfterSeconds = "1";

    /// <summary>Registers the limits; <c>UseRateLimiter</c> applies them, and an endpoint's <c>DisableRateLimiting</c> lifts them.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services, ApiLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var rates = new RequestRates(limits);
        services.AddSingleton(rates);
        return services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(rates.Addresses, rates.Sessions, InFlight(limits));
            options.OnRejected = static (rejected, _) => Refuse(rejected);
        });
    }

    /// <summary>Tells every client of a route with limits how much it may still ask, before it is refused.</summary>
    public static IApplicationBuilder UseRateHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null)
        {
            context.Response.OnStarting(static state => Tell((HttpContext)state), context);
        }

        return next(context);
    });

    private static PartitionedRateLimiter<HttpContext> InFlight(ApiLimits limits)
    {
        var concurrency = new ConcurrencyLimiterOptions { PermitLimit = limits.RequestsInFlightMax, QueueLimit = 0 };
        return PartitionedRateLimiter.Create<HttpContext, int>(context => context.GetEndpoint()?.Metadata.GetMetadata<LongLived>() is null
            ? RateLimitPartition.GetConcurrencyLimiter(0, _ => concurrency)
            : RateLimitPartition.GetNoLimiter(1));
    }

    // A lease that knows when there is more is one of the rates'; the other one is that of the process.
    private static ValueTask Refuse(OnRejectedContext rejected)
    {
        var response = rejected.HttpContext.Response;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter))
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
        }
        else
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return ValueTask.CompletedTask;
    }

    private static Task Tell(HttpContext context)
    {
        var (limit, remaining, resetSeconds) = context.RequestServices.GetRequiredService<RequestRates>().Of(context);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = resetSeconds.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
