using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Shop.Api.Problems;

namespace Shop.Api.Limits;

/// <summary>Brotli and gzip, both ways. What comes in is bounded after it is unpacked: a bomb ends at the endpoint's limit.</summary>
public static class Compression
{
    private static readonly string[] _mediaTypes =
        ["application/json", "application/problem+json", "application/x-ndjson", "text/html", "text/css", "text/csv", "text/javascript", "image/svg+xml"];

    private static readonly string[] _known = ["br", "gzip", "deflate"];

    /// <summary>Registers both.</summary>
    public static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.AddRequestDecompression();
        services.AddResponseCompression(static options =>
        {
            // Over HTTPS too: no answer of the API holds a secret beside text that somebody else may choose.
            options.EnableForHttps = true;
            options.MimeTypes = _mediaTypes;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });

        // Answers are made anew for each request: stronger levels would take longer than the bytes that they save.
        services.Configure<BrotliCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
        return services.Configure<GzipCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>Unpacks bodies behind routing, where the endpoint's limit is known; 415 for a packing that isn't known.</summary>
    public static IApplicationBuilder UseBoundedDecompression(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var encoding = context.Request.Headers.ContentEncoding;
        return encoding.Count == 0 || (encoding is [{ } one] && _known.Contains(one, StringComparer.OrdinalIgnoreCase))
            ? next(context)
            : Problem.Of(
                StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "A body may be packed once, by br, gzip or deflate.").ExecuteAsync(context);
    }).UseRequestDecompressionOfPacked();

    private static IApplicationBuilder UseRequestDecompressionOfPacked(this IApplicationBuilder app) => app.UseWhen(
        static context => context.Request.Headers.ContentEncoding.Count > 0,
        static packed => packed.UseRequestDecompression().Use(static (context, next) =>
        {
            context.Request.Body = new UnpackedBody(context.Request.Body);
            return next(context);
        }));
}
