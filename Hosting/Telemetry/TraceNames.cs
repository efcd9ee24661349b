using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Shop.Hosting.Telemetry;

/// <summary>
/// Names a request's trace by its route, never by its address: that has ids, what was searched for, and in links from mails what lets
/// their reader in.
/// </summary>
public static class TraceNames
{
    /// <summary>Adds it, before what may answer.</summary>
    public static IApplicationBuilder UseTraceNames(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Use((context, next) => context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } trace
            ? NameAsync(context, next, trace)
            : next(context));
    }

    private static async Task NameAsync(HttpContext context, RequestDelegate next, Activity trace)
    {
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/');
            trace.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
            trace.SetTag("http.request.method", context.Request.Method);
            trace.SetTag("http.route", route);
            trace.SetTag("http.response.status_code", context.Response.StatusCode);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                trace.SetStatus(ActivityStatusCode.Error);
            }
        }
    }
}
