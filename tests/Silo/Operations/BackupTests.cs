using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Shop.Checkout;
using Shop.Invariants;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Migrations;
using Shop.Silo.Tests.Checkout;

namespace Shop.Silo.Tests.Operations;

/// <summary>The way back that <c>docs/operations.md</c> tells of, gone: <c>pg_dump</c>, <c>pg_restore</c>, a look over the books, a silo.</summary>
[Trait("Category", "Slow")]
public sealed class BackupTests(CheckoutShop shop) : IClassFixture<CheckoutShop>
{
    private const int Shoppers = 4;

    [Fact]
    public async Task a_dump_that_is_taken_while_people_buy_is_a_shop_whose_books_add_up_and_that_goes_on()
    {
        var sku = await shop.NewProductAsync(onHand: 500);
        var before = await Task.WhenAll(Enumerable.Range(1, 3).Select(pieces => shop.BuyAsync(sku, pieces)));
        var server = await PostgresServer.Shared;
        var restored = await server.CreateDatabaseAsync();

        await DumpWhileBuyingAsync(server, sku, restored);

        await using var books = NpgsqlDataSource.Create(server.ConnectionStringTo(restored));
        (await Books.BrokenAsync(books, Books.Always)).ShouldBeEmpty();
        (await new SchemaMigrator(books).PendingAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations])).ShouldBeEmpty();
        foreach (var paid in before)
        {
            (await books.TextRowsAsync("SELECT status FROM shop.orders WHERE checkout_id = $1", [paid.Value])).ShouldHaveSingleItem();
        }

        await ShouldGoOnAsync(server.ConnectionStringTo(restored), books, sku);
        await books.TextRowsAsync("UPDATE shop.stock_items SET on_hand = on_hand + 1 WHERE sku = $1 RETURNING sku", [sku.Value]);
        (await Books.BrokenAsync(books, Books.Always)).ShouldHaveSingleItem().ShouldContain(sku.Value);
    }

    private async Task DumpWhileBuyingAsync(PostgresServer server, Sku sku, string restored)
    {
        var file = Path.GetTempFileName();
        using var closing = new CancellationTokenSource();
        var shoppers = Enumerable.Range(0, Shoppers).Select(_ => BuyOnAsync(sku, closing.Token)).ToArray();
        try
        {
            await server.RunAsync("pg_dump", "--format=custom", $"--file={file}", new NpgsqlConnectionStringBuilder(shop.Database.ConnectionString).Database!);
        }
        finally
        {
            await closing.CancelAsync();
            await Task.WhenAll(shoppers);
        }

        await server.RunAsync("pg_restore", "--exit-on-error", "--no-owner", $"--dbname={restored}", file);
        File.Delete(file);
    }

    private async Task BuyOnAsync(Sku sku, CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            await shop.BuyAsync(sku, 1);
        }
    }

    /// <summary>A silo takes it up, and holds what somebody wants.</summary>
    private static async Task ShouldGoOnAsync(string address, NpgsqlDataSource books, Sku sku)
    {
        await using var silo = SiloProcess.Build(address, ("Silo:ClusterId", "restored"));
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var (guest, cart) = await Goods.NewCartAsync(grains, (sku, 2));

        var id = CheckoutId.New(TimeProvider.System).Value;

        var begun = await grains.GetGrain<ICheckoutGrain>(id).Begin(CheckoutShop.Begin(guest, cart));

        begun.Checkout!.Status.ShouldBe(CheckoutStatus.Open);
        (await books.TextRowsAsync("SELECT state || ' ' || quantity FROM shop.stock_holds WHERE checkout_id = $1", [id])).ShouldBe(["held 2"]);
        (await Books.BrokenAsync(books, Books.Always)).ShouldBeEmpty();
        await silo.StopAsync();
    }
}
