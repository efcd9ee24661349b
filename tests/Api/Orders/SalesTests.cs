using System.Text.Json;
using Shop.Api.Orders.Staff;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Customers;

namespace Shop.Api.Tests.Orders;

/// <summary>What the back office's first page shows.</summary>
public sealed class SalesTests
{
    private const string Path = "/api/v1/admin/sales";

    [Fact]
    public async Task a_purchase_is_a_sale_of_this_day_and_hour_and_waits_to_be_sent()
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Support);
        var before = await ReadAsync(staff);

        await OrderRequests.PaidOrderAsync(quantity: 2);
        var after = await ReadAsync(staff);

        foreach (var spans in new[] { "days", "hours" })
        {
            after.GetProperty(spans).GetArrayLength().ShouldBe(spans == "days" ? 14 : 24);
            Orders(after, spans).ShouldBeGreaterThan(Orders(before, spans));
            Amount(after, spans).ShouldBeGreaterThan(Amount(before, spans));
        }

        after.GetProperty("toSend").GetInt64().ShouldBeGreaterThan(0);
        after.GetProperty("topProducts").GetArrayLength().ShouldBeInRange(1, 8);
    }

    [Fact]
    public async Task the_orders_of_one_customer_are_found_by_their_id()
    {
        var (guest, order, _) = await OrderRequests.PaidOrderAsync();
        await OrderRequests.PaidOrderAsync();
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);
        var owner = (await staff.ReadWholeOrderAsync(order.Text("id"))).Text("owner");

        using var answer = await staff.GetAsync($"{OrderRequests.StaffPath}?q={owner}");

        (await answer.JsonAsync()).GetProperty("items").EnumerateArray().Select(one => one.Text("id")).ShouldBe([order.Text("id")]);
        guest.Dispose();
    }

    [Fact]
    public async Task what_is_sold_is_not_for_those_who_look_after_products()
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Catalog);

        using var answer = await staff.GetAsync(Path);

        (await answer.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }

    [Fact]
    public void a_chart_has_no_holes_and_adds_no_currencies()
    {
        var first = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        var spans = ReadSales.Spans(first, TimeSpan.FromDays(1), 3, [new(first.AddDays(1), "USD", 2, 1999), new(first.AddDays(1), "JPY", 1, 500)]);

        spans.Select(span => (span.From.Day, span.Orders)).ShouldBe([(1, 0), (2, 3), (3, 0)]);
        spans[1].Sales.Select(money => money.ToString()).ShouldBe(["19.99 USD", "500 JPY"]);
    }

    private static async Task<JsonElement> ReadAsync(ShopClient staff)
    {
        using var answer = await staff.GetAsync(Path);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static long Orders(JsonElement sales, string spans) => sales.GetProperty(spans).EnumerateArray().Sum(span => span.GetProperty("orders").GetInt64());

    private static decimal Amount(JsonElement sales, string spans) => sales.GetProperty(spans).EnumerateArray()
        .SelectMany(span => span.GetProperty("sales").EnumerateArray()).Sum(money => decimal.Parse(money.Text("amount"), System.Globalization.CultureInfo.InvariantCulture));
}
