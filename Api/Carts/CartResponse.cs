using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Shop.Api.Idempotency;

namespace Shop.Api.Carts;

/// <summary>A cart on its way to the client, with its ETag; 304 for a reader who has it.</summary>
internal sealed class CartResponse(CartAnswer cart, int status = StatusCodes.Status200OK, bool isRepeat = false) : IResult, IStatusCodeHttpResult
{
    /// <inheritdoc/>
    public int? StatusCode => status;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request, httpContext.Response);
        var json = httpContext.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(cart, json);
        var tag = CartEtag.Of(cart.Version, body);
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "no-store";
        if (isRepeat)
        {
            response.Headers[IdempotencyHeaders.Replayed] = "true";
        }

        if (HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().IfNoneMatch.Any(known => Matches(known, tag)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.StatusCode = status;
        if (status == StatusCodes.Status201Created)
        {
            response.Headers.Location = $"{request.PathBase}{request.Path}/{cart.Id}";
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    private static bool Matches(EntityTagHeaderValue known, EntityTagHeaderValue tag) =>
        known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false);
}
