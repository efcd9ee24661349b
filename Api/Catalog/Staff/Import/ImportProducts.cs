using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Orleans;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Catalog;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>
/// Takes in many products at once. They are read as they come, checked and staged, and nothing is written before the last of them
/// is found right; then all are, also over a crash.
/// </summary>
internal static class ImportProducts
{
    /// <summary>Bytes of an import: 100,000 products of 5 KB.</summary>
    public const long BodyBytesMax = 512L * 1024 * 1024;

    // Products of an import: their slugs and SKUs are remembered while it comes in, some 100 MB of them at most.
    private const int ProductsMax = 200_000;

    private const int BatchSize = 500;

    /// <summary>Begins an import: 202 and where its progress is told; with <c>?dryRun=true</c> 200 and nothing is written.</summary>
    public static async Task<IResult> HandleAsync(
        bool? dryRun, HttpRequest request, ClaimsPrincipal user, NpgsqlDataSource database, ImportStaging staging, IClusterClient grains,
        IOptions<JsonOptions> json, TimeProvider time)
    {
        if (Read(request, json.Value.SerializerOptions) is not { } lines)
        {
            return Problem.Of(
                StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "An import is application/jsonl or text/csv.");
        }

        var categories = await grains.GetGrain<ICategoryTreeGrain>(ICategoryTreeGrain.Key).Read();
        var (check, id, cancellation) = (new ImportCheck(database, categories, time), ImportId.New(time), request.HttpContext.RequestAborted);
        var isDry = dryRun == true;
        if (!isDry)
        {
            await staging.BeginAsync(id, user.ShopperId().Value, cancellation);
        }

        var count = 0;
        await foreach (var batch in lines.Chunk(BatchSize).WithCancellation(cancellation))
        {
            count += batch.Length;
            var products = await check.CheckAsync(batch, cancellation);
            if (count > ProductsMax)
            {
                check.Fault(batch[^1].Line, "", $"An import has {ProductsMax} products at most; nothing behind this line was read.");
                break;
            }

            if (!isDry && check.FaultCount == 0)
            {
                await staging.AddAsync(id, products, cancellation);
            }
        }

        return await FinishAsync(check, count, isDry ? null : id, staging, grains, cancellation);
    }

    /// <summary>How far an import is.</summary>
    public static async Task<IResult> ReadAsync(string id, ImportStaging staging, HttpContext context) =>
        ImportId.TryParse(id, out var import) && await staging.ReadAsync(import, context.RequestAborted) is { } answer
            ? TypedResults.Ok(answer)
            : Problem.NotFound();

    private static async Task<IResult> FinishAsync(
        ImportCheck check, int count, ImportId? id, ImportStaging staging, IClusterClient grains, CancellationToken cancellation)
    {
        if (check.FaultCount > 0)
        {
            await (id is { } refused ? staging.DropAsync(refused, cancellation) : Task.CompletedTask);
            return Problem.Of(
                StatusCodes.Status400BadRequest, Validation.Code, "Nothing was imported. Each error is named by its line and member.",
                ("errors", check.Faults), ("errorCount", check.FaultCount), ("products", count));
        }

        if (id is not { } import)
        {
            return TypedResults.Ok(new ImportAnswer(null, ImportState.Checked, count, 0, []));
        }

        await staging.ReleaseAsync(import, cancellation);
        await grains.GetGrain<ICatalogImportGrain>(import.ToString()).Apply();
        return TypedResults.Accepted(
            $"/api/v1/admin/products/imports/{import}", new ImportAnswer(import.ToString(), ImportState.Writing, count, 0, []));
    }

    private static IAsyncEnumerable<ReadLine>? Read(HttpRequest request, JsonSerializerOptions json) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value switch
        {
            "application/jsonl" or "application/x-ndjson" => JsonLines.ReadAsync(request.Body, json, request.HttpContext.RequestAborted),
            "text/csv" => CsvProducts.ReadAsync(request.Body, request.HttpContext.RequestAborted),
            _ => null,
        }
        : null;
}
