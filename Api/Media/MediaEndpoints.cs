using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using Shop.Api.Caching;
using Shop.Api.Overload;

namespace Shop.Api.Media;

/// <summary>The demo catalog's pictures, drawn when asked for.</summary>
public static class MediaEndpoints
{
    // The number is part of the address because what is behind it is kept for ever: whoever changes a drawing raises it, in both.
    internal const string ArtFolder = "/media/art/1/";
    internal const string ShareFolder = "/media/share/1/";

    internal const string ArtExtension = ".svg";

    // A year, which caches take for "for ever" (RFC 9111 and 8246).
    private const string CacheControl = "public, max-age=31536000, immutable";

    // Until those who wait now have theirs.
    private const int RetryAfterSeconds = 2;

    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers what draws.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services) => services.AddSingleton<ArtStudio>().AddSingleton<SharePictures>();

    /// <summary>Maps the pictures.</summary>
    public static void MapMedia(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var media = endpoints.MapGroup("").ExcludeFromDescription();
        media.MapMethods(ArtFolder + "{kind}/{view}/{file}", _methods, Picture);
        // Programs ask for them, and come again. A picture waits for those before it: how long that takes says nothing of the shop.
        media.MapMethods(ShareFolder + "{kind}/{file}", _methods, ShareAsync).WithMetadata(new Ranked(RequestRank.Crawling), new WaitsForOthers());
    }

    private static IResult Picture(string kind, string view, string file, ArtStudio studio, HttpResponse response)
    {
        if (!ArtName.TryParse(kind, view, file, ArtExtension, out var name) || studio.Draw(name) is not { } svg)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = CacheControl;
        var bytes = Encoding.UTF8.GetBytes(svg);
        return Results.Bytes(bytes, "image/svg+xml", entityTag: new EntityTagHeaderValue(EntityTag.OfBytes(bytes)));
    }

    private static async Task<IResult> ShareAsync(string kind, string file, SharePictures pictures, HttpContext context)
    {
        if (!ArtName.TryParse(kind, "front", file, SharePictures.Extension, out var name))
        {
            return Results.NotFound();
        }

        try
        {
            if (await pictures.FindAsync(name, context.RequestAborted) is not { } picture)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = CacheControl;
            return Results.Bytes(picture.Bytes, "image/jpeg", entityTag: new EntityTagHeaderValue(picture.ETag));
        }
        catch (SharePictures.BusyException)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
