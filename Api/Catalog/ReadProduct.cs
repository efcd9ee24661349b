using System.Buffers;
using Microsoft.Extensions.Primitives;
using Shop.Api.Caching;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>Shows a product, by its id or by its slug.</summary>
internal static class ReadProduct
{
    // A CDN may answer for a second, so that a rush on one product reaches us once a second from each of its places; browsers ask
    // each time, and are told 304 in a few bytes.
    private static readonly StringValues _cacheControl = "public, max-age=0, s-maxage=1, must-revalidate";
    private static readonly StringValues _vary = "Accept-Encoding";
    private static readonly StringValues _contentType = "application/json; charset=utf-8";

    /// <summary>Answers without a result object: this is the shop's most frequent request.</summary>
    public static Task HandleAsync(string product, ProductMemory memory, HttpContext context)
    {
        var found = ProductId.TryParse(product, out var id) ? memory.FindAsync(id) : memory.FindBySlugAsync(product);
        return found.IsCompletedSuccessfully ? AnswerAsync(context, found.Result) : AwaitAsync(context, found);
    }

    private static async Task AwaitAsync(HttpContext context, ValueTask<ProductEntry?> found) => await AnswerAsync(context, await found);

    /// <summary>Answers the product, or that the request has it already, or that there is none.</summary>
    public static Task AnswerAsync(HttpContext context, ProductEntry? entry)
    {
        var response = context.Response;
        if (entry is null || entry.View.Document.Status != ProductStatus.Active)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var body = ContentCoding.TakesBrotli(context.Request) ? entry.Packed : entry.Body;
        response.Headers.ETag = body.ETag;
        response.Headers.CacheControl = _cacheControl;
        response.Headers.Vary = _vary;
        if (EntityTag.IsKnown(context.Request, body.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.Headers.ContentType = _contentType;
        response.Headers.ContentEncoding = body.Coding;
        response.ContentLength = body.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            // No flush: the bytes go out with the headers, in one piece, when the response ends.
            response.BodyWriter.Write(body.Bytes.Span);
        }

        return Task.CompletedTask;
    }
}
