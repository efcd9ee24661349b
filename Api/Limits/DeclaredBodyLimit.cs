using Microsoft.AspNetCore.Http.Features;

namespace Shop.Api.Limits;

/// <summary>
/// Refuses a body that says itself that it is too large before a byte of it is read, whatever the route. One that doesn't
/// say is cut by Kestrel while it is read.
/// </summary>
public static class DeclaredBodyLimit
{
    /// <summary>Answers 413 where <c>Content-Length</c> exceeds what the endpoint takes.</summary>
    public static IApplicationBuilder UseDeclaredBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var max = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Request.ContentLength <= max || context.Request.ContentLength is null || max is null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
