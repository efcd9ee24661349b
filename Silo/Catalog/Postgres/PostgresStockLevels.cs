using Npgsql;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Postgres;

/// <summary>The stocks' levels, as their table has them.</summary>
internal sealed class PostgresStockLevels(NpgsqlDataSource database) : IStockLevels
{
    private const string Sql = "SELECT sku, on_hand - reserved, version FROM shop.stock_counts WHERE sku = ANY ($1)";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StockLevel>> ReadAsync(IReadOnlyList<Sku> skus, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. skus.Select(static sku => sku.Value)] });
        var levels = new Dictionary<string, (int Available, long Version)>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            levels.Add(reader.GetString(0), (reader.GetInt32(1), reader.GetInt64(2)));
        }

        return [.. skus.Select(sku => LevelOf(sku, levels.GetValueOrDefault(sku.Value)))];
    }

    private static StockLevel LevelOf(Sku sku, (int Available, long Version) found) => new(sku, found.Available, found.Version);
}
