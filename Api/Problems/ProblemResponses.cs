using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Shop.Api.Problems;

/// <summary>Every error is <c>application/problem+json</c> (RFC 9457) with a <c>code</c> that programs may rely on.</summary>
public static class ProblemResponses
{
    // A failover of PostgreSQL takes seconds; sooner there is nothing to come back for.
    private const string DatabaseRetryAfterSeconds = "2";

    /// <summary>Registers how errors are written.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        return services.AddProblemDetails();
    }

    /// <summary>Answers exceptions, and every status without a body, as problems.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = Status,
            // What a client did wrong is no error of ours: it is in the access log, not among the errors.
            SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException,
        });
        return app.UseStatusCodePages(context =>
        {
            var http = context.HttpContext;
            if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && http.Response.Headers.RetryAfter.Count == 0)
            {
                http.Response.Headers.RetryAfter = DatabaseRetryAfterSeconds;
            }

            return http.RequestServices.GetRequiredService<IProblemDetailsService>()
                .WriteAsync(new ProblemDetailsContext { HttpContext = http }).AsTask();
        });
    }

    private static int Status(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        NpgsqlException { IsTransient: true } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
