using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Invariants;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Migrations;
using Shop.Silo.Reports;
using Shop.Silo.Tests.Orders;

namespace Shop.Silo.Tests.Reports;

/// <summary>The sums for reports, beside the orders that they are of.</summary>
public sealed class SalesProjectionTests : IAsyncLifetime
{
    private NpgsqlDataSource _database = null!;
    private HandmadeOrders _orders = null!;

    public async Task InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await new SchemaMigrator(_database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
        _orders = new HandmadeOrders(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task orders_of_the_time_before_and_after_are_summed_up_by_day_country_currency_and_product()
    {
        await _orders.PlaceAsync("US");
        await ProjectAsync();
        await _orders.PlaceAsync("US");
        await _orders.RefundAsync(await _orders.PlaceAsync("DE", "EUR", daysAgo: 1), 300);
        await ProjectAsync();

        (await _database.TextRowsAsync("""
            SELECT concat_ws(' ', current_date - day, country, currency, nullif(right(product_id, 1), ''), orders, pieces, amount, refunded)
            FROM shop.sales ORDER BY day, product_id
            """, [])).ShouldBe(
        [
            "1 DE EUR 1 3 2000 300", "1 DE EUR 1 1 1 1000 0", "1 DE EUR 2 1 2 500 0",
            "0 US USD 2 6 4000 0", "0 US USD 1 2 2 2000 0", "0 US USD 2 2 4 1000 0",
        ]);
    }

    [Fact]
    public async Task whatever_becomes_of_orders_and_whenever_it_is_looked_at_the_sums_are_theirs()
    {
        var (random, alive) = (new Random(7), new List<string>());
        for (var step = 0; step < 120; step++)
        {
            switch (random.Next(6))
            {
                case 0 when alive.Count > 0:
                    await _orders.CancelAsync(alive[^1]);
                    await _orders.RefundAsync(alive[^1], 100); // the rest of it, later
                    alive.RemoveAt(alive.Count - 1);
                    break;
                case 1 or 2 when alive.Count > 0:
                    await _orders.RefundAsync(alive[random.Next(alive.Count)], 1 + random.Next(50));
                    break;
                case 3:
                    await Task.WhenAll(ProjectAsync(), ProjectAsync(), ProjectAsync());
                    break;
                case 4 when step % 4 == 0:
                    await _database.TextRowsAsync("INSERT INTO shop.sales_queue VALUES ('', 0) ON CONFLICT DO NOTHING", []);
                    break;
                default:
                    alive.Add(await _orders.PlaceAsync(random.Next(2) == 0 ? "US" : "DE", daysAgo: random.Next(3)));
                    break;
            }

            (await BrokenAsync()).ShouldBeEmpty($"step {step}");
        }

        await ProjectAsync();
        (await _database.TextRowsAsync("SELECT order_id FROM shop.sales_queue", [])).ShouldBeEmpty();
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task sums_that_are_wrong_are_made_anew_by_the_orders()
    {
        await _orders.PlaceAsync();
        await ProjectAsync();
        await _database.TextRowsAsync("""
            UPDATE shop.sales SET amount = 7;
            INSERT INTO shop.sales VALUES (current_date, 'XX', 'USD', '', 1, 1, 1, 0);
            INSERT INTO shop.sales_queue VALUES ('', 0)
            """, []);

        await ProjectAsync();

        (await _database.TextRowsAsync("SELECT concat_ws(' ', country, amount) FROM shop.sales WHERE product_id = ''", [])).ShouldBe(["US 2000"]);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    private async Task ProjectAsync()
    {
        using var projection = new SalesProjection(_database, TimeProvider.System, NullLogger<SalesProjection>.Instance);
        await projection.RoundAsync(CancellationToken.None);
    }

    private Task<List<string>> BrokenAsync() =>
        Books.BrokenAsync(_database, Books.Always.Where(static one => one.Name.StartsWith("what was sold", StringComparison.Ordinal)));
}
