using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Customers;

namespace Shop.Api.Tests.Orders;

/// <summary>Orders in the back office.</summary>
public sealed class StaffOrderTests
{
    [Fact]
    public async Task parcels_with_tracking_take_an_order_to_its_end()
    {
        var email = Accounts.NewEmail();
        var (guest, order, sku) = await OrderRequests.PaidOrderAsync(quantity: 3, email);
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);

        using var first = await staff.SendParcelAsync(order, new
        {
            lines = new[] { new { sku, quantity = 1 } },
            tracking = new { carrier = "DHL", number = "JD014600", url = "https://dhl.example/JD014600" },
        });
        using var rest = await staff.SendParcelAsync(order);
        var shipped = await guest.ReadOrderAsync(order.Text("id"));
        foreach (var number in new[] { 2, 1 })
        {
            using var arrived = await staff.PostAsync($"{OrderRequests.StaffPath}/{order.Text("id")}/fulfilments/{number}/delivery", new { });
            arrived.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.Content.ReadAsStringAsync());
        (await first.JsonAsync()).GetProperty("order").Text("status").ShouldBe("fulfilling");
        (await rest.JsonAsync()).GetProperty("order").Text("status").ShouldBe("shipped");
        var parcel = shipped.GetProperty("fulfilments")[0];
        (parcel.Text("carrier"), parcel.Text("trackingNumber"), parcel.Text("trackingUrl")).ShouldBe(("DHL", "JD014600", "https://dhl.example/JD014600"));
        shipped.GetProperty("fulfilments")[1].GetProperty("lines")[0].GetProperty("quantity").GetInt32().ShouldBe(2);
        (await guest.ReadOrderAsync(order.Text("id"))).Text("status").ShouldBe("delivered");
        (await Accounts.MailsAsync(email)).Select(mail => mail.Template).ShouldBe(["order-shipped", "order-shipped", "order-confirmation"]);
    }

    [Fact]
    public async Task the_same_parcel_twice_is_one_and_what_is_not_to_be_sent_is_named()
    {
        var (_, order, sku) = await OrderRequests.PaidOrderAsync(quantity: 2);
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);
        var body = new { lines = new[] { new { sku, quantity = 1 } } };
        var key = CheckoutRequests.Key();

        using var first = await staff.SendParcelAsync(order, body, key);
        using var again = await staff.SendParcelAsync(order, body, key);
        using var tooMany = await staff.SendParcelAsync(order, new { lines = new[] { new { sku, quantity = 2 } } });
        using var wrong = await staff.SendParcelAsync(order, new
        {
            lines = new[] { new { sku = (string?)null, quantity = 0 } },
            tracking = new { carrier = "", number = "1", url = "javascript:alert(1)" },
        });

        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await again.JsonAsync()).GetProperty("order").GetProperty("fulfilments").GetArrayLength().ShouldBe(1);
        (await tooMany.ShouldBeProblemAsync(409)).ShouldBe("not_to_be_sent");
        (await tooMany.JsonAsync()).GetProperty("skus")[0].GetString().ShouldBe(sku);
        (await wrong.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["/lines/0/quantity", "/lines/0/sku", "/tracking/carrier", "/tracking/url"]);
    }

    [Fact]
    public async Task money_is_given_back_in_parts_and_never_more_than_was_paid()
    {
        var (guest, order, _) = await OrderRequests.PaidOrderAsync(quantity: 2);
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);

        using var part = await staff.RefundAsync(order, OrderRequests.Dollars("20.00"));
        using var tooMuch = await staff.RefundAsync(order, OrderRequests.Dollars("29.88"));
        var partly = await guest.ReadOrderAsync(order.Text("id"));
        using var rest = await staff.RefundAsync(order, OrderRequests.Dollars("29.87"));

        part.StatusCode.ShouldBe(HttpStatusCode.Created, await part.Content.ReadAsStringAsync());
        (await part.JsonAsync()).Text("status").ShouldBe("done");
        (await tooMuch.ShouldBeProblemAsync(409)).ShouldBe("refund_too_large");
        (await tooMuch.JsonAsync()).GetProperty("refundable").Text("amount").ShouldBe("29.87");
        (partly.Text("status"), partly.GetProperty("payment").Text("status")).ShouldBe(("paid", "partially_refunded"));
        (await guest.ReadOrderAsync(order.Text("id"))).GetProperty("payment").Text("status").ShouldBe("refunded");
        (await order.ChargesAsync()).ShouldBe(["authorised 4987", "captured 4987", "refunded 2000", "refunded 2987"]);
    }

    [Fact]
    public async Task one_key_is_one_refund_however_often_it_comes()
    {
        var (_, order, _) = await OrderRequests.PaidOrderAsync();
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => staff.RefundAsync(order, OrderRequests.Dollars("1.00"), key)));
        using var other = await staff.RefundAsync(order, OrderRequests.Dollars("2.00"), key);
        using var none = await staff.PostAsync($"{OrderRequests.StaffPath}/{order.Text("id")}/refunds", new { amount = OrderRequests.Dollars("1.00"), reason = "broken" });

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.Conflict);
        (await order.ChargesAsync()).Count(charge => charge == "refunded 100").ShouldBe(1);
        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        (await none.ShouldBeProblemAsync(400)).ShouldBe("idempotency_key_required");
    }

    [Fact]
    public async Task two_employees_who_give_everything_back_at_once_give_it_back_once()
    {
        var (_, order, _) = await OrderRequests.PaidOrderAsync();
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);
        var total = order.GetProperty("total").Text("amount");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => staff.RefundAsync(order, OrderRequests.Dollars(total))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        (await order.ChargesAsync()).ShouldBe([$"authorised {order.Minor()}", $"captured {order.Minor()}", $"refunded {order.Minor()}"]);
    }

    [Theory]
    [InlineData("""{"amount":{"amount":"0.00","currency":"USD"},"reason":"x"}""", "/amount/amount")]
    [InlineData("""{"amount":{"amount":"-1.00","currency":"USD"},"reason":"x"}""", "/amount/amount")]
    [InlineData("""{"amount":{"amount":"1.00","currency":"EUR"},"reason":"x"}""", "/amount/currency")]
    [InlineData("""{"amount":{"amount":"1.00","currency":"USD"}}""", "/reason")]
    [InlineData("""{"reason":"x"}""", "/amount")]
    public async Task a_refund_that_breaks_a_rule_is_refused_by_its_member(string body, string member)
    {
        var (_, order, _) = await OrderRequests.PaidOrderAsync();
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);

        using var answer = await staff.SendAsync(
            HttpMethod.Post, $"{OrderRequests.StaffPath}/{order.Text("id")}/refunds", JsonElement.Parse(body), CheckoutRequests.Key());

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([member]);
    }

    [Fact]
    public async Task an_orders_whole_story_is_told_step_by_step_with_who_and_why()
    {
        var (guest, order, sku) = await OrderRequests.PaidOrderAsync(quantity: 2);
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Support);
        (await guest.CancelAsync(order, new { reason = "too late" })).Dispose();
        await Ledgers.UntilAsync(["10 0"], Ledgers.Stock, sku);

        var whole = await staff.ReadWholeOrderAsync(order.Text("id"));

        var story = whole.GetProperty("story").EnumerateArray().Select(step => $"{step.Text("source")} {step.Text("event")}").ToList();
        foreach (var step in new[]
        {
            "checkout begun", "stock held", "order placed", "order paid", "stock sold", "order cancelled", "order refund_requested", "order refunded", "stock adjusted",
        })
        {
            story.ShouldContain(step);
        }

        story.IndexOf("checkout begun").ShouldBe(0);
        var cancelled = whole.GetProperty("story").EnumerateArray().First(step => step.Text("event") == "cancelled");
        cancelled.GetProperty("data").Text("reason").ShouldBe("too late");
        cancelled.Text("actor").ShouldBe(whole.Text("owner"));
        var back = whole.GetProperty("story").EnumerateArray().First(step => step.Text("event") == "adjusted").GetProperty("data");
        (back.GetProperty("delta").GetInt32(), back.Text("sku")).ShouldBe((2, sku));
        whole.GetProperty("refunds")[0].Text("status").ShouldBe("done");
        whole.GetProperty("refundable").Text("amount").ShouldBe("0.00");
    }

    [Fact]
    public async Task orders_are_found_by_number_address_thing_id_and_status()
    {
        var email = Accounts.NewEmail();
        var (_, order, sku) = await OrderRequests.PaidOrderAsync(email: email);
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Support);
        var id = order.Text("id");

        foreach (var q in new[] { order.Text("number"), order.Text("number")[..9].ToLowerInvariant(), email.ToUpperInvariant(), sku, id })
        {
            (await FindAsync(staff, $"q={Uri.EscapeDataString(q)}")).ShouldContain(id, q);
        }

        (await FindAsync(staff, $"status=paid&q={sku}")).ShouldBe([id]);
        (await FindAsync(staff, $"status=cancelled&q={sku}")).ShouldBeEmpty();
        (await FindAsync(staff, $"status=refunded&q={sku}")).ShouldBeEmpty();
        (await FindAsync(staff, "q=nobody%40nowhere.example")).ShouldBeEmpty();
        (await FindAsync(staff, "q=%25")).ShouldBeEmpty();
        using var wrong = await staff.GetAsync($"{OrderRequests.StaffPath}?status=lost");
        (await wrong.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
    }

    [Fact]
    public async Task who_only_helps_may_look_and_not_give_money_back()
    {
        var (_, order, _) = await OrderRequests.PaidOrderAsync();
        using var support = await StaffMembers.SignedInAsync(StaffRoles.Support);
        using var catalog = await StaffMembers.SignedInAsync(StaffRoles.Catalog);

        using var refund = await support.RefundAsync(order, OrderRequests.Dollars("1.00"));
        using var parcel = await support.SendParcelAsync(order);
        using var look = await support.GetAsync($"{OrderRequests.StaffPath}/{order.Text("id")}");
        using var other = await catalog.GetAsync($"{OrderRequests.StaffPath}/{order.Text("id")}");

        (refund.StatusCode, parcel.StatusCode, look.StatusCode, other.StatusCode)
            .ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task staff_cancel_with_a_reason()
    {
        var (guest, order, _) = await OrderRequests.PaidOrderAsync();
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Orders);

        using var silent = await staff.PostAsync($"{OrderRequests.StaffPath}/{order.Text("id")}/cancel", new { });
        using var cancelled = await staff.PostAsync($"{OrderRequests.StaffPath}/{order.Text("id")}/cancel", new { reason = "sold out" });

        (await silent.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        cancelled.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await guest.ReadOrderAsync(order.Text("id"))).Text("status").ShouldBe("cancelled");
    }

    private static async Task<string[]> FindAsync(ShopClient staff, string query)
    {
        using var answer = await staff.GetAsync($"{OrderRequests.StaffPath}?limit=100&{query}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray().Select(order => order.Text("id"))];
    }
}
