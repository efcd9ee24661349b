using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Api.Limits;

/// <summary>
/// How often one session and one address may ask. It stands in front of authentication: what is refused here has cost no call of a
/// grain.
/// </summary>
public static class RequestLimits
{
    /// <summary>Registers the limits; <c>UseRateLimiter</c> applies them, and an endpoint's <c>DisableRateLimiting</c> lifts them.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services, ApiLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var rates = new RequestRates(limits);
        services.AddSingleton(rates);
        return services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(rates.Addresses, rates.Sessions);
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

    private static ValueTask Refuse(OnRejectedContext rejected)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? Math.Ceiling(retryAfter.TotalSeconds) : 1;
        rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, seconds).ToString("0", CultureInfo.InvariantCulture);
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
