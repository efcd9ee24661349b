using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Hosting.Telemetry;

/// <summary>The page that Prometheus reads. It belongs on a port for operators: it tells how much is sold.</summary>
public static class MetricsEndpoint
{
    /// <summary>Maps <c>GET /metrics</c>, as text or, where that is asked for, as OpenMetrics.</summary>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var measurements = endpoints.ServiceProvider.GetRequiredService<Measurements>();
        return endpoints.MapGet("/metrics", (HttpContext context) =>
        {
            var isOpen = context.Request.Headers.Accept.ToString().Contains("application/openmetrics-text", StringComparison.Ordinal);
            context.Response.Headers.CacheControl = "no-store";
            return Results.Bytes(measurements.Read(isOpen), MetricPage.ContentType(isOpen));
        });
    }
}
