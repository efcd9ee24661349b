using System.Text.Json;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Orders;

/// <summary>Orders of a test's own, and calls about them.</summary>
internal static class OrderRequests
{
    public const string Path = "/api/v1/orders";
    public const string StaffPath = "/api/v1/admin/orders";

    /// <summary>A guest who has bought so many of a thing of which there were ten.</summary>
    public static async Task<(ShopClient Guest, JsonElement Order, string Sku)> PaidOrderAsync(int quantity = 1, string email = "ada@example.com")
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync(quantity: quantity);
        return (guest, await guest.BuyAsync(cart, email), sku);
    }

    /// <summary>Pays for a cart, and waits until the money is taken and the stock is posted.</summary>
    public static async Task<JsonElement> BuyAsync(this ShopClient shopper, string cart, string email = "ada@example.com")
    {
        using var opened = await shopper.CheckOutAsync(CheckoutRequests.Body(cart, email: email));
        using var paid = await shopper.PayAsync(await opened.JsonAsync());
        var id = (await paid.JsonAsync()).Text("orderId");
        await Ledgers.UntilAsync(["paid"], "SELECT status FROM shop.orders WHERE id = $1", id);
        await Ledgers.UntilAsync(
            ["0"], "SELECT count(*)::text FROM shop.stock_holds hold JOIN shop.orders one USING (checkout_id) WHERE one.id = $1 AND hold.state <> 'posted'", id);
        return await shopper.ReadOrderAsync(id);
    }

    public static async Task<JsonElement> ReadOrderAsync(this ShopClient shopper, string id)
    {
        using var answer = await shopper.GetAsync($"{Path}/{id}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>An order with its story.</summary>
    public static async Task<JsonElement> ReadWholeOrderAsync(this ShopClient staff, string id)
    {
        using var answer = await staff.GetAsync($"{StaffPath}/{id}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static Task<HttpResponseMessage> CancelAsync(this ShopClient shopper, JsonElement order, object? body = null) =>
        shopper.SendAsync(HttpMethod.Post, $"{Path}/{order.Text("id")}/cancel", body);

    public static Task<HttpResponseMessage> RefundAsync(this ShopClient staff, JsonElement order, object amount, string? key = null) =>
        staff.SendAsync(HttpMethod.Post, $"{StaffPath}/{order.Text("id")}/refunds", new { amount, reason = "broken" }, CheckoutRequests.Key(key));

    public static Task<HttpResponseMessage> SendParcelAsync(this ShopClient staff, JsonElement order, object? body = null, params (string, string)[] headers) =>
        staff.SendAsync(HttpMethod.Post, $"{StaffPath}/{order.Text("id")}/fulfilments", body, headers);

    public static object Dollars(string amount) => new { amount, currency = "USD" };

    /// <summary>What happened, as its owner sees it.</summary>
    public static string[] History(this JsonElement order) => [.. order.GetProperty("history").EnumerateArray().Select(entry => entry.Text("event"))];

    public static string Minor(this JsonElement order) => order.GetProperty("total").Text("amount").Replace(".", "", StringComparison.Ordinal);

    /// <summary>What the provider did for an order.</summary>
    public static Task<string[]> ChargesAsync(this JsonElement order) => Ledgers.RowsAsync(ChargesSql, order.Text("id"));

    private const string ChargesSql = """
        SELECT entry.kind || ' ' || entry.amount FROM test_payments.ledger entry JOIN shop.payments ours USING (key) WHERE ours.order_id = $1 ORDER BY entry.id
        """;
}
