using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Api.Calls;

namespace Shop.Api.Problems;

/// <summary>Every error is <c>application/problem+json</c> (RFC 9457) with a <c>code</c> that programs may rely on.</summary>
public static class ProblemResponses
{
    /// <summary>Registers how errors are written.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();

        // Whatever the environment: a body that can't be read becomes a problem that names the member.
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
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
        return app.UseStatusCodePages(context => context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context.HttpContext }).AsTask());
    }

    private static int Status(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        NpgsqlException { IsTransient: true } or DbUpdateException { InnerException: NpgsqlException { IsTransient: true } } => StatusCodes.Status503ServiceUnavailable,
        _ when GrainFailure.IsPassing(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
