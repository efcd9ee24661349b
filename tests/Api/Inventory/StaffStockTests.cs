using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Catalog.Staff;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Sessions;
using Shop.Checkout;
using Shop.Inventory;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Inventory;

/// <summary>Stock in the back office, over HTTP.</summary>
public sealed class StaffStockTests : IAsyncLifetime
{
    private ShopServer _shop = null!;
    private ShopClient _staff = null!;
    private Sku _sku;
    private string _product = "";

    private string Path => $"/api/v1/admin/stock/{_sku}";

    public async Task InitializeAsync()
    {
        (_shop, _staff) = (await ShopServer.Shared, await StaffClient.WithRolesAsync("catalog"));
        var product = await Products.PutAsync(_shop);
        (_product, _sku) = (product.Id.Value, product.Variants[0].Sku);
    }

    public Task DisposeAsync()
    {
        _staff.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task the_ledger_says_why_there_are_ninety_seven()
    {
        await CountAsync(100, "delivery 4711");
        await AdjustAsync(-2, "broken in the warehouse");
        var order = await SellOneAsync();

        using var answer = await _staff.GetAsync($"{Path}/ledger");
        var page = await answer.JsonAsync();

        (Number(page, "onHand"), Number(page, "reserved"), Number(page, "available"), Number(page, "opening")).ShouldBe((97, 0, 97, 0));
        HasNext(page).ShouldBeFalse();
        var entries = page.GetProperty("items").EnumerateArray().ToList();
        entries.Select(entry => (Text(entry, "kind"), Number(entry, "delta"), Number(entry, "onHand"), Text(entry, "reason"))).ShouldBe(
            [("sold", -1, 97, "order"), ("adjusted", -2, 98, "broken in the warehouse"), ("counted", 100, 100, "delivery 4711")]);
        Text(entries[0], "orderNumber").ShouldBe(order);
        Text(entries[0], "checkoutId").ShouldStartWith("checkout-");
        Text(entries[1], "actor").ShouldStartWith("customer-");
        entries[1].TryGetProperty("checkoutId", out _).ShouldBeFalse();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task the_scarcest_things_are_listed_first_and_found_by_a_part_of_their_sku()
    {
        await CountAsync(3, "delivery");
        using var other = await StaffClient.WithRolesAsync("orders");

        using var found = await _staff.GetAsync($"/api/v1/admin/stock?q={_sku.Value[2..].ToLowerInvariant()}&below=4");
        using var enough = await _staff.GetAsync($"/api/v1/admin/stock?q={_sku}&below=3");
        using var scarce = await _staff.GetAsync("/api/v1/admin/stock?limit=1");
        using var next = await _staff.GetAsync($"/api/v1/admin/stock?limit=1&cursor={(await scarce.JsonAsync()).GetProperty("next").GetString()}");
        using var wrong = await _staff.GetAsync("/api/v1/admin/stock?below=few");
        using var closed = await other.GetAsync("/api/v1/admin/stock");

        var item = (await found.JsonAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (Text(item, "sku"), Number(item, "available"), Text(item, "productId")).ShouldBe((_sku.Value, 3, _product));
        (await enough.JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        Number((await next.JsonAsync()).GetProperty("items")[0], "available")
            .ShouldBeGreaterThanOrEqualTo(Number((await scarce.JsonAsync()).GetProperty("items")[0], "available"));
        (await wrong.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await closed.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }

    [Fact]
    public async Task every_page_of_the_ledger_adds_up()
    {
        await CountAsync(50, "delivery");
        foreach (var delta in new[] { 7, -3, 11, -20 })
        {
            await AdjustAsync(delta, "found or lost");
        }

        var (balance, cursor, deltas) = (45, "", new List<int>());
        do
        {
            using var answer = await _staff.GetAsync($"{Path}/ledger?limit=2{cursor}");
            var page = await answer.JsonAsync();
            foreach (var entry in page.GetProperty("items").EnumerateArray())
            {
                Number(entry, "onHand").ShouldBe(balance);
                deltas.Add(Number(entry, "delta"));
                balance -= deltas[^1];
            }

            Number(page, "opening").ShouldBe(balance);
            cursor = HasNext(page) ? $"&cursor={Text(page, "next")}" : "";
        }
        while (cursor.Length > 0);

        balance.ShouldBe(0);
        deltas.ShouldBe([-20, 11, -3, 7, 50]);
        using var foreign = await _staff.GetAsync($"{Path}/ledger?cursor=AAAA");
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task what_is_counted_shows_to_shoppers_and_in_the_audit_log()
    {
        await CountAsync(2, "delivery");

        using var client = _shop.NewClient();
        await Eventually.ReadAsync(
            async () =>
            {
                using var read = await client.GetAsync($"/api/v1/products/{_product}");
                return Text((await read.JsonAsync()).GetProperty("variants")[0].GetProperty("availability"), "state");
            },
            state => state == "low");
        using var audit = await _staff.GetAsync($"/api/v1/admin/audit?subject=stock-{_sku}");
        var change = (await audit.JsonAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (Text(change, "kind"), Number(change.GetProperty("before"), "onHand")).ShouldBe(("stock", 0));
        change.GetProperty("after").GetRawText().ShouldBe("""{"onHand":2,"reason":"delivery"}""");
    }

    [Fact]
    public async Task a_repeat_changes_nothing_and_another_wish_by_the_same_name_is_refused()
    {
        var key = ("Idempotency-Key", $"{Guid.NewGuid()}");
        using var first = await _staff.SendAsync(HttpMethod.Post, $"{Path}/adjustments", new { delta = 5, reason = "found" }, key);
        using var again = await _staff.SendAsync(HttpMethod.Post, $"{Path}/adjustments", new { delta = 5, reason = "found" }, key);
        using var other = await _staff.SendAsync(HttpMethod.Post, $"{Path}/adjustments", new { delta = 6, reason = "found" }, key);

        first.StatusCode.ShouldBe(HttpStatusCode.OK, await first.Content.ReadAsStringAsync());
        Number(await again.JsonAsync(), "onHand").ShouldBe(5);
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task a_change_from_an_old_version_is_refused()
    {
        var tag = await CountAsync(10, "delivery");
        using var known = await _staff.SendAsync(HttpMethod.Get, Path, null, ("If-None-Match", tag));
        await AdjustAsync(-1, "broken");

        using var stale = await _staff.SendAsync(HttpMethod.Put, Path, new { onHand = 20, reason = "delivery" }, ("If-Match", tag));
        using var now = await _staff.GetAsync(Path);
        using var fresh = await _staff.SendAsync(
            HttpMethod.Put, Path, new { onHand = 20, reason = "delivery" }, ("If-Match", now.Headers.ETag!.Tag));

        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (stale.StatusCode, fresh.StatusCode).ShouldBe((HttpStatusCode.PreconditionFailed, HttpStatusCode.OK));
        Number(await now.JsonAsync(), "onHand").ShouldBe(9);
    }

    [Fact]
    public async Task no_fewer_are_there_than_were_promised()
    {
        await CountAsync(3, "delivery");
        await Stock.Hold(new PlaceHold(CheckoutId.New(TimeProvider.System), 2, TimeSpan.FromMinutes(10)));

        using var refused = await _staff.PostAsync($"{Path}/adjustments", new { delta = -2, reason = "stolen" });

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await refused.JsonAsync();
        (Text(problem, "code"), Number(problem, "onHand"), Number(problem, "reserved")).ShouldBe(("below_reserved", 3, 2));
    }

    [Theory]
    [InlineData("""{"onHand": -1, "reason": "typo"}""", "/onHand")]
    [InlineData("""{"onHand": 100000001, "reason": "typo"}""", "/onHand")]
    [InlineData("""{"onHand": 5}""", "/reason")]
    [InlineData("""{"onHand": 5, "reason": " "}""", "/reason")]
    public async Task what_is_wrong_is_named(string body, string member)
    {
        using var content = new StringContent(body, null, "application/json");
        using var refused = await _staff.SendContentAsync(HttpMethod.Put, Path, content);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.JsonAsync()).GetProperty("errors").TryGetProperty(member, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task more_than_any_warehouse_has_is_refused()
    {
        await CountAsync(InventoryLimits.MaxOnHand, "delivery");

        using var refused = await _staff.PostAsync($"{Path}/adjustments", new { delta = 1, reason = "one more" });
        using var nothing = await _staff.PostAsync($"{Path}/adjustments", new { delta = 0, reason = "nothing" });

        (refused.StatusCode, nothing.StatusCode).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task what_nobody_sells_has_no_stock_and_gets_none()
    {
        var path = $"/api/v1/admin/stock/NOBODY-{Guid.NewGuid():N}";
        using var read = await _staff.GetAsync(path);
        using var ledger = await _staff.GetAsync($"{path}/ledger");
        using var count = await _staff.SendAsync(HttpMethod.Put, path, new { onHand = 5, reason = "delivery" });

        (read.StatusCode, ledger.StatusCode, count.StatusCode)
            .ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        using var untouched = await _staff.GetAsync(Path);
        Number(await untouched.JsonAsync(), "onHand").ShouldBe(0);
    }

    [Fact]
    public async Task what_is_divided_into_parts_is_sold_as_anything_else()
    {
        await CountAsync(98, "delivery");
        await AdjustAsync(200, "delivery");
        using var before = await _staff.GetAsync(Path);
        var key = ("Idempotency-Key", $"{Guid.NewGuid()}");

        using var split = await _staff.SendAsync(HttpMethod.Put, $"{Path}/parts", new { parts = 3 }, key, ("If-Match", before.Headers.ETag!.Tag));
        using var again = await _staff.SendAsync(HttpMethod.Put, $"{Path}/parts", new { parts = 3 }, key, ("If-Match", before.Headers.ETag!.Tag));
        using var stale = await _staff.SendAsync(HttpMethod.Put, $"{Path}/parts", new { parts = 1 }, ("If-Match", before.Headers.ETag!.Tag));
        await Eventually.ReadAsync(
            () => Task.FromResult(_shop.SiloServices.GetRequiredService<SpreadStock>().PartFor(_sku, CheckoutId.New(TimeProvider.System))), static part => part > 0);
        var order = await SellOneAsync("297 0");

        var shown = await split.JsonAsync();
        (Number(shown, "parts"), Number(shown, "onHand"), Number(shown, "reserved"), Number(shown, "available")).ShouldBe((3, 298, 0, 298));
        Number(await before.JsonAsync(), "parts").ShouldBe(1);
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var now = await _staff.GetAsync(Path);
        var after = await now.JsonAsync();
        (Number(after, "parts"), Number(after, "onHand"), Number(after, "reserved"), Number(after, "available")).ShouldBe((3, 297, 0, 297));
        using var listed = await _staff.GetAsync($"/api/v1/admin/stock?q={_sku}");
        Number((await listed.JsonAsync()).GetProperty("items")[0], "available").ShouldBe(297);
        using var ledger = await _staff.GetAsync($"{Path}/ledger");
        Text((await ledger.JsonAsync()).GetProperty("items")[0], "orderNumber").ShouldBe(order);
        using var audit = await _staff.GetAsync($"/api/v1/admin/audit?subject=stock-{_sku}");
        var change = (await audit.JsonAsync()).GetProperty("items").EnumerateArray().Single(entry => entry.GetProperty("after").TryGetProperty("parts", out _));
        (change.GetProperty("before").GetRawText(), change.GetProperty("after").GetRawText()).ShouldBe(("""{"parts":1}""", """{"parts":3}"""));


        // Both checkouts, the one that was given up for the other and that one, held what a part gave.
        (await Ledgers.RowsAsync("SELECT sum(version)::text FROM shop.stock_parts WHERE sku = $1", _sku.Value)).ShouldBe(["2"]);
    }

    [Theory]
    [InlineData("""{"parts": 0}""")]
    [InlineData("""{"parts": 9}""")]
    [InlineData("{}")]
    public async Task a_wrong_number_of_parts_is_named(string body)
    {
        using var content = new StringContent(body, null, "application/json");
        using var refused = await _staff.SendContentAsync(HttpMethod.Put, $"{Path}/parts", content);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.JsonAsync()).GetProperty("errors").TryGetProperty("/parts", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task it_is_the_business_of_those_who_keep_the_catalog()
    {
        using var orders = await StaffClient.WithRolesAsync("orders");
        using var guest = await ShopClient.GuestAsync();
        using var refused = await orders.GetAsync(Path);
        using var alsoRefused = await guest.SendAsync(HttpMethod.Put, Path, new { onHand = 5, reason = "a gift" });

        (refused.StatusCode, alsoRefused.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
    }

    private IStockGrain Stock => _shop.Grains.GetGrain<IStockGrain>(StockKey.Of(_sku));

    private static bool HasNext(JsonElement page) => page.GetProperty("next").ValueKind == JsonValueKind.String;

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private async Task<string> CountAsync(int onHand, string reason)
    {
        using var answer = await _staff.SendAsync(HttpMethod.Put, Path, new { onHand, reason });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Number(await answer.JsonAsync(), "onHand").ShouldBe(onHand);
        return answer.Headers.ETag!.Tag;
    }

    private async Task AdjustAsync(int delta, string reason)
    {
        using var answer = await _staff.PostAsync($"{Path}/adjustments", new { delta, reason });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    // Until the order has left the books; returns its number.
    private async Task<string> SellOneAsync(string left = "97 0")
    {
        var (guest, cart) = await CheckoutRequests.GuestOfAsync(_sku.Value);
        using var paying = guest;
        var total = (await guest.OpenCheckoutAsync(cart)).GetProperty("total");
        using var paid = await guest.CheckOutAsync(CheckoutRequests.Body(cart, CheckoutRequests.Payment(), total));
        await Ledgers.UntilAsync([left], Ledgers.Stock, _sku.Value);
        return (await paid.JsonAsync()).Text("orderNumber");
    }
}
