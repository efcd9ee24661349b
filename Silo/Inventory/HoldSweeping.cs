using System.Collections.Immutable;
using Npgsql;
using Orleans;
using Shop.Checkout;
using Shop.Hosting.Periodic;
using Shop.Inventory;

namespace Shop.Silo.Inventory;

/// <summary>
/// Gives up holds whose time has run out, by the database's clock. Every silo looks: finding them is one small query, and a hold
/// that is given up twice is given up once. One that is being paid doesn't run out, except where its checkout is over: then a silo
/// ended between placing it and learning that another had given the checkout up.
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
        var held = expired.Where(static hold => !hold.IsPaying).GroupBy(static hold => hold.Sku, static hold => hold.Checkout)
            .Select(holds => Stock(holds.Key).Expire([.. holds]));
        var left = expired.Where(static hold => hold.IsPaying).Select(hold => Stock(hold.Sku).Move(hold.Checkout, HoldMove.Abandon));
        await Task.WhenAll([.. held, .. left]);
        return expired.Count;
    }

    private IStockGrain Stock(Sku sku) => grains.GetGrain<IStockGrain>(StockKey.Of(sku));

    private async Task<List<(Sku Sku, CheckoutId Checkout, bool IsPaying)>> ExpiredAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("""
            SELECT hold.sku, hold.checkout_id, hold.state = 'paying' FROM shop.stock_holds hold
            WHERE hold.state IN ('held', 'paying') AND hold.expires_at <= now() AND hold.expires_at < 'infinity'
                AND (hold.state = 'held' OR NOT EXISTS
                    (SELECT FROM shop.checkouts one WHERE one.id = hold.checkout_id AND one.status NOT IN ('Paid', 'Released')))
            ORDER BY hold.expires_at LIMIT $1
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountMax });
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var expired = new List<(Sku, CheckoutId, bool)>();
        while (await reader.ReadAsync(stoppingToken))
        {
            expired.Add((Sku.Parse(reader.GetString(0)), CheckoutId.Parse(reader.GetString(1)), reader.GetBoolean(2)));
        }

        return expired;
    }
}
