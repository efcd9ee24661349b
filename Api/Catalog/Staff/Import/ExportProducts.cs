using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans;
using Shop.Api.Calls;
using Shop.Api.Problems;
using Shop.Catalog;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>
/// Writes out all products, archived ones too, as imports read them: page by page, so that it takes no more memory for a hundred
/// thousand than for one. It is no snapshot: a product that changes meanwhile is there as it was before or after.
/// </summary>
internal static class ExportProducts
{
    /// <summary><c>?format=jsonl</c> (the default) or <c>csv</c>.</summary>
    public static async Task<IResult> HandleAsync(
        string? format, HttpContext context, IClusterClient grains, GrainCalls calls, IOptions<JsonOptions> json)
    {
        if (format is not (null or "jsonl" or "csv"))
        {
            return new Validation().That(false, "format", "This is jsonl or csv.").ToProblem();
        }

        var isCsv = format == "csv";
        context.Response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=products.{(isCsv ? "csv" : "jsonl")}";
        await WriteAsync(isCsv ? CsvProducts.Header() : "");

        var after = default(ProductId);
        while (true)
        {
            var page = await calls.RepeatableAsync(
                (grains.GetGrain<IProductPagesGrain>(IProductPagesGrain.Key), after), static call => call.Item1.Page(call.after, IProductPagesGrain.LimitMax));
            if (page.IsEmpty)
            {
                return TypedResults.Empty;
            }

            after = page[^1].Id;
            await WriteAsync(string.Concat(page.Select(product => isCsv ? CsvProducts.Rows(product) : Line(product, json.Value.SerializerOptions))));
        }

        Task WriteAsync(string text) => context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted).AsTask();
    }

    private static string Line(ProductDocument product, JsonSerializerOptions json) =>
        JsonSerializer.Serialize(ProductLine.Of(product, ProductBody.Of(product)), json) + "\n";
}
