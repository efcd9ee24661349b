using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shop.Api.Calls;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Calls;

/// <summary>
/// A shopper of an Api whose every call of a grain loses its first reply, as if the silo had died between the effect and the answer:
/// none of the requests fails, and nothing happens twice. (A checkout in the moment of a silo's death was 503: the count of tries was
/// asked for once only.)
/// </summary>
public sealed class LostRepliesTests : IAsyncLifetime
{
    private readonly LostReplies _lost = new();
    private ApiServer _api = null!;

    public async Task InitializeAsync() => _api = await ApiServer.StartAsync(
        (await ShopServer.Shared).DatabaseAddress,
        builder =>
        {
            builder.Services.AddSingleton<IOutgoingGrainCallFilter>(_lost);
            builder.Services.AddSingleton(new GrainCalls(new Hasty()));
        });

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task a_guest_who_shops_notices_nothing()
    {
        var sku = CartItemTests.SkuOf(await CartItemTests.StockedAsync(10));
        using var guest = await ShopClient.GuestOfAsync(NewClient());
        var cart = await guest.NewCartAsync();
        (await guest.AddAsync(cart, sku, 2)).EnsureSuccessStatusCode().Dispose();
        using var set = await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/{sku}", new { quantity = 3 });
        set.StatusCode.ShouldBe(HttpStatusCode.OK, await set.Content.ReadAsStringAsync());
        (await (await guest.GetAsync($"/api/v1/carts/{cart}")).JsonAsync()).Lines().ShouldBe([$"{sku} 3"]);

        var opened = await guest.OpenCheckoutAsync(cart);
        await guest.ReadCheckoutAsync(opened.Text("id"));
        using var paid = await guest.PayAsync(opened);

        paid.StatusCode.ShouldBe(HttpStatusCode.OK, await paid.Content.ReadAsStringAsync());
        await IsThereAsync(guest, $"/api/v1/orders/{(await paid.JsonAsync()).Text("orderId")}");
        (await Ledgers.RowsAsync(Ledgers.OrdersOfCheckout, opened.Text("id"))).ShouldHaveSingleItem();
        await Ledgers.UntilAsync(["7 0"], Ledgers.Stock, sku);
        _lost.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task an_accounts_sessions_begin_are_renewed_and_end_as_ever()
    {
        var email = $"ada-{Guid.NewGuid():N}@example.com";
        using var first = await ShopClient.GuestOfAsync(NewClient());
        using var registered = await first.PostAsync("/api/v1/customers", new { email, password = Accounts.Password, name = "Ada" });
        ((int)registered.StatusCode).ShouldBeInRange(200, 299, await registered.Content.ReadAsStringAsync());
        using var second = await ShopClient.GuestOfAsync(NewClient());
        await second.BeginAsync(new { email, password = Accounts.Password });

        using var renewed = await second.RefreshAsync();
        renewed.StatusCode.ShouldBe(HttpStatusCode.OK, await renewed.Content.ReadAsStringAsync());
        second.Token = (await renewed.JsonAsync()).Text("token");
        await IsThereAsync(second, "/api/v1/sessions");
        using var ended = await second.DeleteAsync("/api/v1/sessions/current");
        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent, await ended.Content.ReadAsStringAsync());

        using var after = await second.GetAsync("/api/v1/sessions");
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await IsThereAsync(first, "/api/v1/sessions");
    }

    private HttpClient NewClient() => new() { BaseAddress = _api.Client.BaseAddress };

    private static async Task IsThereAsync(ShopClient shopper, string path)
    {
        using var answer = await shopper.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Loses the first reply of each method of each grain.</summary>
    private sealed class LostReplies : IOutgoingGrainCallFilter
    {
        private readonly ConcurrentDictionary<(GrainId Grain, string Method), bool> _known = new();

        public int Count => _known.Count;

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            await context.Invoke();
            if (_known.TryAdd((context.TargetId, $"{context.InterfaceName}.{context.MethodName}"), true))
            {
                throw new SiloUnavailableException($"The reply of {context.MethodName} was lost.");
            }
        }
    }

    /// <summary>A time in which all that is waited for is there at once: what is tested isn't how long a pause is.</summary>
    private sealed class Hasty : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
