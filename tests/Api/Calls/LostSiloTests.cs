using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Sessions;
using Shop.Catalog;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Calls;

/// <summary>What clients see when what is behind the Api goes away, and comes back.</summary>
[Trait("Category", "Slow")]
public sealed class LostSiloTests
{
    private const int Shoppers = 8;
    private const int Adds = 12;

    // A third before the silo dies, one while it does, and one that finds none.
    private const int Third = Adds / 3;

    [Fact]
    public async Task a_call_that_is_repeated_by_its_key_over_the_silos_death_takes_effect_once()
    {
        var server = await PostgresServer.Shared;
        var database = server.ConnectionStringTo(await server.CreateDatabaseAsync());
        await using var silo = new SiloOfItsOwn(database);
        await silo.StartAsync();
        await using var api = await ApiServer.StartAsync(database);
        var sku = await StockAsync(api);
        var shoppers = await Task.WhenAll(Enumerable.Range(0, Shoppers).Select(async _ =>
        {
            var guest = await ShopClient.GuestOfAsync(new HttpClient { BaseAddress = api.Client.BaseAddress });
            return (Guest: guest, Cart: await guest.NewCartAsync());
        }));
        var dying = new TaskCompletionSource();
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = 0;

        var adding = Task.WhenAll(shoppers.Select(async shopper =>
        {
            for (var i = 0; i < Adds; i++)
            {
                await (i < 2 * Third ? Task.CompletedTask : dead.Task);
                await AddAsync(shopper.Guest, shopper.Cart, $"add-{i}");
                if (Interlocked.Increment(ref answered) == Shoppers * Third)
                {
                    dying.SetResult();
                }
            }
        }));
        await dying.Task;
        await silo.KillAsync();
        dead.SetResult();
        await silo.StartAsync();
        await adding;

        foreach (var (guest, cart) in shoppers)
        {
            using var shown = await guest.GetAsync($"/api/v1/carts/{cart}");
            (await shown.JsonAsync()).Lines().ShouldBe([$"{sku} {Adds}"]);
            guest.Dispose();
        }

        async Task AddAsync(ShopClient guest, string cart, string key)
        {
            while (true)
            {
                using var answer = await guest.AddAsync(cart, sku, 1, ("Idempotency-Key", key));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }

                (await answer.ShouldBeProblemAsync(503)).ShouldBe("unavailable");
                answer.Headers.RetryAfter.ShouldNotBeNull();
                await Task.Delay(TimeSpan.FromMilliseconds(50)); // sooner than the client was told to, so that more meet the silo's return
            }
        }
    }

    [Fact]
    public async Task without_its_database_the_shop_says_503_and_when_to_come_back_and_then_goes_on()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var shop = await ShopServer.StartAsync(server);
        var product = await Products.PutAsync(shop);
        using var guest = await ShopClient.GuestOfAsync(shop.NewClient());
        var cart = await guest.NewCartAsync();
        (await guest.AddAsync(cart, product.Variants[0].Sku.Value, 1)).EnsureSuccessStatusCode().Dispose();

        await server.StopAsync();
        using var write = await guest.AddAsync(cart, product.Variants[0].Sku.Value, 1, ("Idempotency-Key", "again"));
        using var search = await guest.GetAsync("/api/v1/search?q=lamp");
        using var read = await guest.GetAsync($"/api/v1/products/{product.Id}");
        await server.StartAgainAsync();
        var after = await Eventually.ReadAsync(
            () => guest.AddAsync(cart, product.Variants[0].Sku.Value, 1, ("Idempotency-Key", "again")), answer => answer.StatusCode == HttpStatusCode.OK);

        foreach (var refused in new[] { write, search })
        {
            (await refused.ShouldBeProblemAsync(503)).ShouldBe("unavailable");
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        // What is in memory and under its watch needs no database.
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.JsonAsync()).Lines().ShouldBe([$"{product.Variants[0].Sku} 2"]);
    }

    private static async Task<string> StockAsync(ApiServer api)
    {
        var product = Products.New();
        var write = await api.Services.GetRequiredService<IClusterClient>().GetGrain<IProductGrain>(product.Id.Value)
            .Put(new PutProduct(product, null, "customer-1", OperationId.New(), ChangeKind.Edit));
        write.Refusal.ShouldBeNull();
        return product.Variants[0].Sku.Value;
    }
}
