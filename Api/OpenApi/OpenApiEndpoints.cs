using System.Reflection;

namespace Shop.Api.OpenApi;

/// <summary><c>/openapi/v1.json</c>, and <c>/docs</c>: a page on which every call can be read and tried.</summary>
public static class OpenApiEndpoints
{
    // Shows a new version's page within minutes of its start.
    private const string Cache = "public, max-age=300";

    /// <summary>Maps them.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder endpoints)
    {
        var description = endpoints.MapGroup("").ExcludeFromDescription();
        description.MapGet($"/openapi/{OpenApiServices.Version}.json", static async (DescriptionDocument api, HttpResponse response) =>
        {
            response.Headers.CacheControl = Cache;
            return TypedResults.Bytes(await api.BytesAsync(), "application/json; charset=utf-8");
        });
        MapFile(description, "/docs", "docs.html", "text/html; charset=utf-8");
        MapFile(description, "/docs/docs.css", "docs.css", "text/css; charset=utf-8");
        MapFile(description, "/docs/docs.js", "docs.js", "text/javascript; charset=utf-8");
    }

    private static void MapFile(RouteGroupBuilder group, string path, string name, string mediaType)
    {
        var bytes = Read(name);
        group.MapGet(path, (HttpResponse response) =>
        {
            response.Headers.CacheControl = Cache;
            return TypedResults.Bytes(bytes, mediaType);
        });
    }

    private static byte[] Read(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Shop.Api.OpenApi.Page.{name}")!;
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
