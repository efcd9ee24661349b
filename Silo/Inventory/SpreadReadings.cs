using Npgsql;
using Shop.Hosting.Periodic;
using Shop.Inventory;

namespace Shop.Silo.Inventory;

/// <summary>Reads which stocks have pieces in their parts, before the silo starts and every second after that.</summary>
internal sealed class SpreadReadings(NpgsqlDataSource database, SpreadStock spread, TimeProvider time, ILogger<SpreadReadings> logger)
    : PeriodicService(_interval, time, logger, beforeStart: true)
{
    // Until a silo knows, its checkouts go a way that is slower and no less right.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("SELECT sku, parts FROM shop.stock_items WHERE spread");
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var parts = new List<KeyValuePair<Sku, int>>();
        while (await reader.ReadAsync(stoppingToken))
        {
            parts.Add(new(Sku.Parse(reader.GetString(0)), reader.GetInt16(1)));
        }

        spread.Set(parts);
    }
}
