using Shop.Api.Caching;
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
        var body = httpContext.RequestServices.GetRequiredService<CartJson>().Write(cart);
        var tag = CartEtag.Of(cart.Version, body);
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-store";
        if (isRepeat)
        {
            response.Headers[IdempotencyHeaders.Replayed] = "true";
        }

        if (HttpMethods.IsGet(request.Method) && EntityTag.IsKnown(request, tag))
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
}
