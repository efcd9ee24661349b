using System.Text;
using Microsoft.Net.Http.Headers;
using Shop.Api.Caching;

namespace Shop.Api.Media;

/// <summary>The demo catalog's pictures, drawn when asked for.</summary>
public static class MediaEndpoints
{
    // The number is part of the address because what is behind it is kept for ever: whoever changes a drawing raises it.
    private const string Route = "/media/art/1/{kind}/{view}/{file}";

    // A year, which caches take for "for ever" (RFC 9111 and 8246).
    private const string CacheControl = "public, max-age=31536000, immutable";

    /// <summary>Registers what draws.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services) => services.AddSingleton<ArtStudio>();

    /// <summary>Maps the pictures.</summary>
    public static IEndpointConventionBuilder MapMedia(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], Picture).ExcludeFromDescription();

    private static IResult Picture(string kind, string view, string file, ArtStudio studio, HttpResponse response)
    {
        if (!ArtName.TryParse(kind, view, file, out var name) || studio.Draw(name) is not { } svg)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = CacheControl;
        var bytes = Encoding.UTF8.GetBytes(svg);
        return Results.Bytes(bytes, "image/svg+xml", entityTag: new EntityTagHeaderValue(EntityTag.OfBytes(bytes)));
    }
}
