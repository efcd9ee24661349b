using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Customers;

namespace Shop.Api.Tests.Payments;

/// <summary>What the reconciler found, in the back office.</summary>
public sealed class PaymentDifferenceTests
{
    private const string Path = "/api/v1/admin/payments/differences";

    private readonly string _key = $"checkout-{Guid.NewGuid():N}";

    [Fact]
    public async Task differences_are_paged_the_newest_first_and_resolved_ones_asked_for_by_name()
    {
        await NoteAsync("-1", "charge_without_order", "now() + interval '1 year'", "NULL");
        await NoteAsync("-2", "refunds_differ", "now() + interval '1 year'", "NULL");
        await NoteAsync("-3", "refunds_differ", "now() + interval '2 years'", "NULL");
        await NoteAsync("-4", "orphan_authorisation", "now() + interval '3 years'", "now()");
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);

        var keys = new List<string>();
        for (string? next = ""; next is not null && keys.Count < 3;)
        {
            var page = await ReadAsync(staff, $"{Path}?limit=1{next}");
            keys.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.Text("paymentKey")));
            next = page.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }

        keys[0].ShouldBe($"{_key}-3");
        keys.ShouldBe([$"{_key}-1", $"{_key}-2", $"{_key}-3"], ignoreOrder: true);
        var resolved = (await ReadAsync(staff, $"{Path}?state=resolved")).GetProperty("items")[0];
        (resolved.Text("paymentKey"), resolved.Text("theirs"), resolved.Text("ours")).ShouldBe(($"{_key}-4", "Captured", "nothing"));
        resolved.GetProperty("resolvedAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task whoever_only_looks_at_orders_is_refused_and_what_is_no_state_or_cursor_is_named()
    {
        using var support = await StaffMembers.SignedInAsync(StaffRoles.Support);
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Owner);

        using var refused = await support.GetAsync(Path);
        using var wrong = await staff.GetAsync($"{Path}?state=lost&cursor=x");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await wrong.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await wrong.JsonAsync()).GetProperty("errors").EnumerateObject().Select(static one => one.Name).ShouldBe(["cursor", "state"]);
    }

    private static async Task<JsonElement> ReadAsync(ShopClient staff, string path)
    {
        using var answer = await staff.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }

    private Task<string[]> NoteAsync(string payment, string kind, string foundAt, string resolvedAt) => Ledgers.RowsAsync(
        $"""
        INSERT INTO shop.payment_differences (payment_key, kind, provider, theirs, ours, found_at, resolved_at)
        VALUES ($1, $2, 'test', 'Captured', 'nothing', {foundAt}, {resolvedAt}) RETURNING kind
        """,
        _key + payment, kind);
}
