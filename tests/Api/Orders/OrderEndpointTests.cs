using System.Net;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Orders;

public sealed class OrderEndpointTests
{
    [Fact]
    public async Task an_order_shows_what_was_bought_and_what_was_paid()
    {
        var (guest, order, sku) = await OrderRequests.PaidOrderAsync(quantity: 2);

        order.Text("status").ShouldBe("paid");
        order.Text("number").Length.ShouldBe(14);
        order.Text("email").ShouldBe("ada@example.com");
        order.GetProperty("shippingAddress").Text("city").ShouldBe("Springfield");
        var line = order.GetProperty("lines")[0];
        (line.Text("sku"), line.GetProperty("quantity").GetInt32(), line.GetProperty("shipped").GetInt32(), line.GetProperty("unitPrice").Text("amount"))
            .ShouldBe((sku, 2, 0, "19.99"));
        order.GetProperty("total").Text("amount").ShouldBe("49.87");
        var payment = order.GetProperty("payment");
        (payment.Text("status"), payment.Text("provider"), payment.GetProperty("amount").Text("amount")).ShouldBe(("captured", "test", "49.87"));
        order.History().ShouldBe(["placed", "paid"]);
        order.GetProperty("cancellable").GetBoolean().ShouldBeTrue();

        using var same = await guest.SendAsync(HttpMethod.Get, $"{OrderRequests.Path}/{order.Text("id")}", null, ("If-None-Match", "\"2\""));
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        same.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task orders_are_listed_the_newest_first_a_page_at_a_time()
    {
        var (guest, first, sku) = await OrderRequests.PaidOrderAsync();
        var others = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var opened = await guest.PostAsync("/api/v1/carts", new { });
            var cart = (await opened.JsonAsync()).Text("id");
            (await guest.PostAsync($"/api/v1/carts/{cart}/items", new { sku, quantity = 1 })).Dispose();
            others.Add((await guest.BuyAsync(cart)).Text("id"));
        }

        using var head = await guest.GetAsync($"{OrderRequests.Path}?limit=2");
        var page = await head.JsonAsync();
        using var tail = await guest.GetAsync($"{OrderRequests.Path}?limit=2&cursor={page.Text("next")}");
        using var wrong = await guest.GetAsync($"{OrderRequests.Path}?cursor=nonsense&limit=0");

        page.GetProperty("items").EnumerateArray().Select(order => order.Text("id")).ShouldBe([others[1], others[0]]);
        page.GetProperty("items")[0].TryGetProperty("email", out _).ShouldBeFalse();
        var rest = await tail.JsonAsync();
        rest.GetProperty("items").EnumerateArray().Select(order => order.Text("id")).ShouldBe([first.Text("id")]);
        rest.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await wrong.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
    }

    [Fact]
    public async Task fault_19_anothers_order_is_not_found_and_stays_as_it_is()
    {
        var (guest, order, _) = await OrderRequests.PaidOrderAsync();
        using var other = await ShopClient.GuestAsync();

        using var read = await other.GetAsync($"{OrderRequests.Path}/{order.Text("id")}");
        using var cancelled = await other.CancelAsync(order);
        using var list = await other.GetAsync(OrderRequests.Path);

        (await read.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await cancelled.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await list.JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await guest.ReadOrderAsync(order.Text("id"))).Text("status").ShouldBe("paid");
    }

    [Fact]
    public async Task a_cancelled_order_gives_back_money_and_goods_and_tells_so_by_mail()
    {
        var email = Accounts.NewEmail();
        var (guest, order, sku) = await OrderRequests.PaidOrderAsync(quantity: 3, email);

        using var answer = await guest.CancelAsync(order, new { reason = "changed my mind" });
        var cancelled = await answer.JsonAsync();
        using var again = await guest.CancelAsync(order);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        cancelled.Text("status").ShouldBe("cancelled");
        cancelled.GetProperty("payment").Text("status").ShouldBe("refunded");
        cancelled.GetProperty("cancellable").GetBoolean().ShouldBeFalse();
        cancelled.History().ShouldBe(["placed", "paid", "cancelled", "refund_requested", "refunded"]);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await order.ChargesAsync()).ShouldBe([$"authorised {order.Minor()}", $"captured {order.Minor()}", $"refunded {order.Minor()}"]);
        await Ledgers.UntilAsync(["10 0"], Ledgers.Stock, sku);
        (await Accounts.MailsAsync(email)).Select(mail => mail.Template).ShouldBe(["order-cancelled", "order-confirmation"]);
    }

    [Fact]
    public async Task what_is_on_its_way_can_not_be_cancelled()
    {
        var (guest, order, _) = await OrderRequests.PaidOrderAsync();
        using var staff = await Staff.StaffMembers.SignedInAsync(Shop.Customers.StaffRoles.Orders);
        (await staff.SendParcelAsync(order)).Dispose();

        using var answer = await guest.CancelAsync(order);

        (await answer.ShouldBeProblemAsync(409)).ShouldBe("wrong_order_status");
        (await answer.JsonAsync()).Text("orderStatus").ShouldBe("shipped");
    }

    [Fact]
    public async Task cancelled_from_an_older_version_it_is_refused()
    {
        var (guest, order, _) = await OrderRequests.PaidOrderAsync();

        using var stale = await guest.SendAsync(HttpMethod.Post, $"{OrderRequests.Path}/{order.Text("id")}/cancel", null, ("If-Match", "\"1\""));
        using var fresh = await guest.SendAsync(HttpMethod.Post, $"{OrderRequests.Path}/{order.Text("id")}/cancel", null, ("If-Match", "\"2\""));

        (await stale.ShouldBeProblemAsync(412)).ShouldBe("precondition_failed");
        fresh.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_guests_orders_are_the_accounts_that_they_register_or_sign_in_to()
    {
        var email = Accounts.NewEmail();
        using var earlier = await Accounts.RegisterAsync(email);
        var (registering, order, _) = await OrderRequests.PaidOrderAsync();
        var (signingIn, other, _) = await OrderRequests.PaidOrderAsync();

        (await registering.PostAsync("/api/v1/customers", new { email = Accounts.NewEmail(), password = Accounts.Password, name = "Anna" })).Dispose();
        await signingIn.BeginAsync(new { email, password = Accounts.Password });

        (await registering.ReadOrderAsync(order.Text("id"))).Text("id").ShouldBe(order.Text("id"));
        (await signingIn.ReadOrderAsync(other.Text("id"))).Text("id").ShouldBe(other.Text("id"));
        (await earlier.ReadOrderAsync(other.Text("id"))).History().ShouldBe(["placed", "paid"]);
        using var mixed = await registering.GetAsync($"{OrderRequests.Path}/{other.Text("id")}");
        mixed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
