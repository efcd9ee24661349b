using System.Text.Json;
using Npgsql;
using Shop.Api.Search;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>
/// The tree of categories with its counts, as this process remembers it. Counting is a walk over all products: it is done in
/// the background while the last tree goes on serving.
/// </summary>
internal sealed partial class CategoryMemory(SearchDatabase database, TimeProvider time, ILogger<CategoryMemory> logger)
{
    // Older than this, it is read anew for the next who ask. Reading takes a tenth of a second of a processor at 100,000 products.
    private static readonly TimeSpan _freshFor = TimeSpan.FromSeconds(30);

    // Older than this, it serves nobody: whoever asks waits. A database that is away so long answers no search either.
    private static readonly TimeSpan _staleFor = TimeSpan.FromMinutes(2);

    private const string TreeSql = "SELECT categories::text FROM shop.search_categories";

    private const string CountsSql = """
        SELECT f.id, f.value, (SELECT count(*)::integer FROM shop.search_products p WHERE p.active AND p.facets @> ARRAY[f.id])
        FROM shop.search_facets f WHERE f.name = 'category'
        """;

    private readonly Lock _lock = new();
    private Categories? _current;
    private long _readAt;
    private Task<Categories>? _reading;

    /// <summary>The tree, half a minute old at most while anybody asks.</summary>
    public async ValueTask<Categories> GetAsync(CancellationToken cancellationToken)
    {
        Task<Categories> reading;
        lock (_lock)
        {
            var age = _current is null ? TimeSpan.MaxValue : time.GetElapsedTime(_readAt);
            if (age > _freshFor)
            {
                _reading ??= ReadAsync();
            }

            if (_current is { } current && (age <= _staleFor || _reading is null))
            {
                return current;
            }

            reading = _reading!;
        }

        return await reading.WaitAsync(cancellationToken);
    }

    private async Task<Categories> ReadAsync()
    {
        await Task.Yield(); // out of the caller's lock
        try
        {
            var startedAt = time.GetTimestamp();
            var categories = new Categories(await ReadTreeAsync(), await ReadCountsAsync());
            lock (_lock)
            {
                (_current, _readAt) = (categories, startedAt);
            }

            return categories;
        }
        catch (NpgsqlException e)
        {
            LogFailed(logger, e);
            throw;
        }
        finally
        {
            lock (_lock)
            {
                _reading = null;
            }
        }
    }

    private async Task<Category[]> ReadTreeAsync()
    {
        await using var command = database.Source.CreateCommand(TreeSql);
        return await command.ExecuteScalarAsync() is string json ? JsonSerializer.Deserialize<Category[]>(json, JsonSerializerOptions.Web)! : [];
    }

    private async Task<Dictionary<string, (int Number, int Count)>> ReadCountsAsync()
    {
        var counts = new Dictionary<string, (int Number, int Count)>();
        await using var command = database.Source.CreateCommand(CountsSql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            counts[rows.GetString(1)] = (rows.GetInt32(0), rows.GetInt32(2));
        }

        return counts;
    }

    [LoggerMessage(2101, LogLevel.Warning, "The categories could not be read; the last ones go on serving")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
