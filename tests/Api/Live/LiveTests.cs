using System.Net;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Orders;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Catalog;
using Shop.Customers;

namespace Shop.Api.Tests.Live;

/// <summary>What one is told of as it happens.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task a_price_is_told_to_strangers_as_it_changes()
    {
        var shop = await ShopServer.Shared;
        using var stranger = new ShopClient(shop.NewClient());
        var product = await Products.PutAsync(shop);
        await using var live = await LiveReader.OpenAsync(stranger, $"product:{product.Id}");
        var first = (await live.NextAsync())!.Value;

        await PriceAsync(product, "12.34");
        var second = (await live.NextAsync())!.Value;

        first.Data.GetProperty("topic").GetString().ShouldBe($"product:{product.Id}");
        second.Data.GetProperty("version").GetInt64().ShouldBeGreaterThan(first.Data.GetProperty("version").GetInt64());
        second.Data.GetProperty("product").GetProperty("variants")[0].GetProperty("price").GetProperty("amount").GetString().ShouldBe("12.34");
    }

    [Fact]
    public async Task who_comes_back_is_told_only_of_what_has_changed_since()
    {
        var shop = await ShopServer.Shared;
        using var stranger = new ShopClient(shop.NewClient());
        var (lamp, chair) = (await Products.PutAsync(shop), await Products.PutAsync(shop));
        var topics = $"product:{lamp.Id},product:{chair.Id}";
        string? lastId = null;
        await using (var live = await LiveReader.OpenAsync(stranger, topics))
        {
            await live.NextAsync();
            lastId = (await live.NextAsync())!.Value.Id;
        }

        await PriceAsync(chair, "12.34");
        await using var again = await LiveReader.OpenAsync(stranger, topics, lastId);
        var told = (await again.NextAsync())!.Value;

        told.Data.GetProperty("topic").GetString().ShouldBe($"product:{chair.Id}");
    }

    [Fact]
    public async Task a_change_of_ones_cart_and_of_ones_order_is_told_to_their_owner_alone()
    {
        var (guest, order, _) = await OrderRequests.PaidOrderAsync();
        using var stranger = await ShopClient.GuestAsync();
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);
        var cart = await guest.NewCartAsync();
        var (sku, topics) = (CartItemTests.SkuOf(await CartItemTests.StockedAsync(5)), $"order:{order.Text("id")},cart:{cart}");
        (await guest.AddAsync(cart, sku, 1)).EnsureSuccessStatusCode().Dispose();
        await using var live = await LiveReader.OpenAsync(guest, topics);
        await using var others = await LiveReader.OpenAsync(stranger, topics);
        var now = new[] { (await live.NextAsync())!.Value.Data, (await live.NextAsync())!.Value.Data }.Select(data => data.Text("topic"));

        (await guest.AddAsync(cart, sku, 1)).Dispose();
        var added = (await live.NextAsync())!.Value;
        (await staff.SendParcelAsync(order)).Dispose();
        var sent = (await live.NextAsync())!.Value;

        now.ShouldBe(topics.Split(','), ignoreOrder: true);
        added.Data.Text("topic").ShouldBe($"cart:{cart}");
        sent.Data.Text("topic").ShouldBe($"order:{order.Text("id")}");
        foreach (var topic in topics.Split(','))
        {
            var gone = (await others.NextAsync())!.Value;
            (gone.Event, gone.Data.Text("topic")).ShouldBe(("gone", topic));
        }

        guest.Dispose();
    }

    [Fact]
    public async Task a_session_that_has_ended_is_told_nothing_more()
    {
        var email = Accounts.NewEmail();
        using var lost = await Accounts.RegisterAsync(email);
        using var other = new ShopClient((await ShopServer.Shared).NewClient());
        await other.BeginAsync(new { email, password = Accounts.Password });
        var cart = await other.NewCartAsync();
        var sku = CartItemTests.SkuOf(await CartItemTests.StockedAsync(5));
        (await other.AddAsync(cart, sku, 1)).EnsureSuccessStatusCode().Dispose();
        await using var live = await LiveReader.OpenAsync(lost, $"cart:{cart}");
        await live.NextAsync();

        (await other.DeleteAsync($"/api/v1/sessions/{lost.SessionId}")).EnsureSuccessStatusCode().Dispose();
        (await other.AddAsync(cart, sku, 1)).EnsureSuccessStatusCode().Dispose();

        (await live.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task one_session_has_as_many_streams_as_its_bound_and_wrong_topics_are_refused()
    {
        var product = await Products.PutAsync(await ShopServer.Shared);
        using var guest = await ShopClient.GuestAsync();
        var streams = new List<LiveReader>();
        for (var i = 0; i < 6; i++)
        {
            streams.Add(await LiveReader.OpenAsync(guest, $"product:{product.Id}"));
        }

        using var tooMany = await LiveReader.RequestAsync(guest, $"product:{product.Id}");
        using var wrong = await guest.GetAsync("/api/v1/live?topics=product:1");
        using var none = await guest.GetAsync("/api/v1/live");

        (await tooMany.ShouldBeProblemAsync(429)).ShouldBe("too_many_streams");
        tooMany.Headers.RetryAfter.ShouldNotBeNull();
        (await wrong.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        none.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    private static async Task PriceAsync(ProductDocument product, string amount)
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Catalog);
        using var changed = await staff.SendAsync(
            HttpMethod.Patch, $"/api/v1/admin/products/{product.Id}/variants/{product.Variants[0].Sku}", new { price = new { amount, currency = "USD" } });
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
    }
}
