using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Hosting.Health;

/// <summary>
/// <c>/health/live</c>: the process answers; restart it when it doesn't. <c>/health/ready</c>: it can do its work; send
/// it none while it can't.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>The tag of the checks that decide about readiness.</summary>
    public const string Readiness = "ready";

    /// <summary>Maps both, for GET, answered as JSON and never cached.</summary>
    public static IEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup("/health");
        group.MapHealthChecks("/live", Options(_ => false));
        group.MapHealthChecks("/ready", Options(check => check.Tags.Contains(Readiness)));
        return group;
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> which) =>
        new() { Predicate = which, AllowCachingResponses = false, ResponseWriter = WriteAsync };

    // Names and verdicts only: reasons may hold addresses, and go to the log.
    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", Word(report.Status));
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteString(name, Word(entry.Status));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
