using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Shop.Api.Caching;

namespace Shop.Api.Search;

/// <summary>An answer that browsers and a CDN may keep for a while, and then ask for again by its tag.</summary>
internal static class CachedAnswer
{
    /// <summary>The JSON with its headers; 304 where the client has it already.</summary>
    public static FileContentHttpResult Of(HttpResponse response, byte[] json, TimeSpan maxAge)
    {
        response.Headers.CacheControl = $"public, max-age={maxAge.TotalSeconds:0}";
        return TypedResults.Bytes(json, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(EntityTag.OfBytes(json)));
    }
}
