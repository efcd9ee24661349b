using System.Collections.Immutable;
using Npgsql;
using Orleans;
using Shop.Checkout;
using Shop.Hosting.Periodic;
using Shop.Inventory;

namespace Shop.Silo.Inventory;

/// <summary>
/// Gives up holds whose time has run out, by the database's clock. Every silo looks: finding them is one small query, and a hold
/// that is given up twice is given up once.
/// </summary>
internal sealed class HoldSweeping(NpgsqlDataSource database, IGrainFactory grains, TimeProvider time, ILogger<HoldSweeping> logger)
    : PeriodicService(_interval, time, logger)
{
    // Stock that nobody pays for is back within seconds.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    // Holds of one sweep. What a spike leaves behind takes some of them, and the next comes at once where one was full.
    private const int CountMax = 2_000;

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (await SweepAsync(stoppingToken) == CountMax)
        {
        }
    }

    private async Task<int> SweepAsync(CancellationToken stoppingToken)
    {
        var expired = await ExpiredAsync(stoppingToken);
        await Task.WhenAll(expired.GroupBy(hold => hold.Sku, hold => hold.Checkout).Select(holds =>
            grains.GetGrain<IStockGrain>(StockKey.Of(holds.Key)).Expire([.. holds])));
        return expired.Count;
    }

    private async Task<List<(Sku Sku, CheckoutId Checkout)>> ExpiredAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand(
            "SELECT sku, checkout_id FROM shop.stock_holds WHERE state = 'held' AND expires_at <= now() ORDER BY expires_at LIMIT $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountMax });
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var expired = new List<(Sku, CheckoutId)>();
        while (await reader.ReadAsync(stoppingToken))
        {
            expired.Add((Sku.Parse(reader.GetString(0)), CheckoutId.Parse(reader.GetString(1))));
        }

        return expired;
    }
}
