using System.Text.Json;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Orders;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Customers;

namespace Shop.Api.Tests.Webhooks;

public sealed class WebhookEndpointTests
{
    private const string Path = "/api/v1/admin/webhooks";

    // No such name will ever be (RFC 6761): deliveries wait.
    private const string Nowhere = "https://partner.invalid/hooks";

    [Fact]
    public async Task a_secret_is_shown_once_and_another_one_once_more()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);
        var key = CheckoutRequests.Key();
        using var made = await owner.SendAsync(HttpMethod.Post, Path, Body("order.shipped"), key);
        var webhook = await made.JsonAsync();
        var place = $"{Path}/{webhook.Text("id")}";
        using var again = await owner.SendAsync(HttpMethod.Post, Path, Body("order.shipped"), key);
        using var other = await owner.SendAsync(HttpMethod.Post, Path, Body("order.paid"), key);
        using var read = await owner.GetAsync(place);
        using var rotated = await owner.SendAsync(HttpMethod.Post, $"{place}/secret");

        ((int)made.StatusCode, made.Headers.Location!.ToString()).ShouldBe((201, place));
        webhook.Text("secret").ShouldStartWith("whsec_");
        ((int)again.StatusCode, (await again.JsonAsync()).Text("id")).ShouldBe((201, webhook.Text("id")));
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        (await again.JsonAsync()).TryGetProperty("secret", out _).ShouldBeFalse();
        (await read.JsonAsync()).TryGetProperty("secret", out _).ShouldBeFalse();
        var renewed = await rotated.JsonAsync();
        renewed.Text("secret").ShouldNotBe(webhook.Text("secret"));
        renewed.GetProperty("formerSecretUntil").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddHours(23));
        var stored = (await Ledgers.RowsAsync("SELECT secret || ' ' || former_secret FROM shop.webhook_endpoints WHERE id = $1", webhook.Text("id"))).ShouldHaveSingleItem();
        stored.Split(' ').ShouldAllBe(static one => one.StartsWith("protected:", StringComparison.Ordinal));
        stored.ShouldNotContain(renewed.Text("secret"));
        (await owner.DeleteAsync(place)).Dispose();
    }

    [Fact]
    public async Task what_happens_to_an_order_is_in_the_log_and_can_be_sent_again()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);
        var webhook = await NewAsync(owner, "order.cancelled");
        var (guest, order, _) = await OrderRequests.PaidOrderAsync();
        (await guest.CancelAsync(order)).Dispose();

        var delivery = (await ReadAsync(owner, $"{webhook}/deliveries?status=waiting")).GetProperty("items")[0];
        await Ledgers.RowsAsync("UPDATE shop.webhook_deliveries SET next_attempt_at = NULL, failure = 'No luck.' WHERE id = $1::bigint", delivery.Text("id"));
        var givenUp = (await ReadAsync(owner, $"{webhook}/deliveries?status=given_up")).GetProperty("items")[0];
        using var replayed = await owner.SendAsync(HttpMethod.Post, $"{webhook}/deliveries/{delivery.Text("id")}/replay");

        (delivery.Text("type"), delivery.Text("eventId")).ShouldBe(("order.cancelled", $"{order.Text("id")}-3"));
        givenUp.Text("failure").ShouldBe("No luck.");
        var waiting = await replayed.JsonAsync();
        (waiting.Text("status"), waiting.Text("eventId")).ShouldBe(("waiting", delivery.Text("eventId")));
        waiting.Text("replayedBy").ShouldStartWith("customer-");
        (await ReadAsync(owner, $"{webhook}/deliveries?status=delivered")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await owner.DeleteAsync(webhook)).Dispose();
        guest.Dispose();
    }

    [Fact]
    public async Task each_change_is_made_from_what_was_seen_and_stands_in_the_owners_audit_log_alone()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);
        using var other = await StaffMembers.SignedInAsync(StaffRoles.Catalog);
        var webhook = await NewAsync(owner, "order.delivered");

        using var changed = await owner.SendAsync(HttpMethod.Patch, webhook, new { events = new[] { "order.paid" }, active = false, signing = "standard" }, ("If-Match", "\"1\""));
        using var late = await owner.SendAsync(HttpMethod.Patch, webhook, new { active = true }, ("If-Match", "\"1\""));
        using var wrong = await owner.SendAsync(HttpMethod.Patch, webhook, new { signing = "standards" });
        (await owner.SendAsync(HttpMethod.Post, $"{webhook}/secret")).Dispose();
        using var gone = await owner.DeleteAsync(webhook);
        using var read = await owner.GetAsync(webhook);

        ((int)changed.StatusCode, changed.Headers.ETag!.Tag, (await changed.JsonAsync()).GetProperty("active").GetBoolean()).ShouldBe((200, "\"2\"", false));
        (await late.ShouldBeProblemAsync(412)).ShouldBe("precondition_failed");
        (await wrong.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await changed.JsonAsync()).Text("signing").ShouldBe("standard");
        ((int)gone.StatusCode, (int)read.StatusCode).ShouldBe((204, 404));
        var audit = $"/api/v1/admin/audit?subject={webhook.Split('/')[^1]}";
        var entries = (await ReadAsync(owner, audit)).GetProperty("items");
        entries.EnumerateArray().Select(static entry => (entry.Text("kind"), entry.GetProperty("version").GetInt64()))
            .ShouldBe([("webhook", 4), ("webhook", 3), ("webhook", 2), ("webhook", 1)]);
        entries[1].GetProperty("after").Text("secret").ShouldBe("changed");
        entries[2].GetProperty("before").Text("signing").ShouldBe("shop");
        entries[2].GetProperty("before").GetProperty("events")[0].GetString().ShouldBe("order.delivered");
        (await ReadAsync(other, audit)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("http://partner.example/", "order.paid", "/url")]
    [InlineData("https://10.0.0.7/", "order.paid", "/url")]
    [InlineData("http://127.0.0.1:9000/", "order.paid", "/url")]
    [InlineData(Nowhere, "order.eaten", "/events")]
    [InlineData(Nowhere, null, "/events")]
    public async Task what_may_not_be_told_and_where_nobody_may_be_told_is_refused_by_name(string url, string? type, string member)
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);

        using var answer = await owner.PostAsync(Path, new { url, events = type is null ? [] : new[] { type } });

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await answer.JsonAsync()).GetProperty("errors").TryGetProperty(member, out _).ShouldBeTrue();
    }

    private static object Body(params string[] events) => new { url = Nowhere, events };

    private static async Task<string> NewAsync(ShopClient owner, params string[] events)
    {
        using var made = await owner.PostAsync(Path, Body(events));
        ((int)made.StatusCode).ShouldBe(201, await made.Content.ReadAsStringAsync());
        return made.Headers.Location!.ToString();
    }

    private static async Task<JsonElement> ReadAsync(ShopClient staff, string path)
    {
        using var answer = await staff.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
