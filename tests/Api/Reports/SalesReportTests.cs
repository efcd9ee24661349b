using System.Text.Json;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Orders;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Customers;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Reports;

public sealed class SalesReportTests
{
    private const string Path = "/api/v1/admin/reports/sales";

    [Fact]
    public async Task a_purchase_is_in_the_report_of_its_product_its_day_and_its_country_also_when_it_is_made_anew()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);
        var (guest, order, _) = await OrderRequests.PaidOrderAsync(quantity: 2);
        var product = order.GetProperty("lines")[0].Text("productId");

        var row = await Eventually.ReadAsync(
            () => FindAsync(owner, "product", one => one.Text("productId") == product), static found => found is not null, "the product is in the report");
        using var rebuilt = await owner.SendAsync(HttpMethod.Post, $"{Path}/rebuild");
        await Ledgers.UntilAsync(["0"], "SELECT count(*)::text FROM shop.sales_queue WHERE order_id = ''");

        (row!.Value.GetProperty("orders").GetInt64(), row.Value.GetProperty("pieces").GetInt64()).ShouldBe((1, 2));
        row.Value.GetProperty("sales").Text("amount").ShouldBe(order.GetProperty("lines")[0].GetProperty("total").Text("amount"));
        row.Value.Text("title").ShouldNotBeEmpty();
        ((int)rebuilt.StatusCode).ShouldBe(202);
        (await FindAsync(owner, "product", one => one.Text("productId") == product))!.Value.GetRawText().ShouldBe(row.Value.GetRawText());
        (await FindAsync(owner, "day", one => DateTime.Parse(one.Text("day")) <= DateTime.UtcNow))!.Value.GetProperty("orders").GetInt64().ShouldBeGreaterThan(0);
        (await FindAsync(owner, "country", static one => one.Text("country") == "US"))!.Value.GetProperty("sales").Text("currency").ShouldBe("USD");
        guest.Dispose();
    }

    [Theory]
    [InlineData("?by=weather", "by")]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?from=2026-01-02&to=2026-01-01", "from")]
    [InlineData("?from=2024-01-01&to=2026-01-01", "from")]
    [InlineData("?to=2026-02-30", "to")]
    [InlineData("?cursor=next", "cursor")]
    [InlineData("?limit=101", "limit")]
    public async Task what_is_no_report_is_refused_by_name(string query, string member)
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Support);

        using var answer = await staff.GetAsync(Path + query);

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await answer.JsonAsync()).GetProperty("errors").TryGetProperty(member, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task sums_are_made_anew_by_the_owner_alone()
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);

        using var answer = await staff.SendAsync(HttpMethod.Post, $"{Path}/rebuild");

        (await answer.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }

    // Other tests sell, too: the row may be on a later page.
    private static async Task<JsonElement?> FindAsync(ShopClient staff, string by, Func<JsonElement, bool> isIt)
    {
        for (string? cursor = ""; cursor is not null;)
        {
            using var answer = await staff.GetAsync($"{Path}?by={by}&limit=100{cursor}");
            ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
            var page = await answer.JsonAsync();
            foreach (var row in page.GetProperty("items").EnumerateArray().Where(isIt))
            {
                return row;
            }

            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }

        return null;
    }
}
