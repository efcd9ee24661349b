using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Checkout;

/// <summary>Each of the test provider's cards, from the shopper's request to both ledgers.</summary>
public sealed class PaymentCardTests
{
    [Theory]
    [InlineData(Cards.Declined, "card_declined")]
    [InlineData(Cards.InsufficientFunds, "insufficient_funds")]
    public async Task a_declined_card_is_402_with_the_reason_and_the_checkout_stays_open(string card, string reason)
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        var key = Guid.NewGuid().ToString();

        using var declined = await guest.PayAsync(opened, card, key);
        using var again = await guest.PayAsync(opened, card, key);
        var after = await guest.ReadCheckoutAsync(opened.Text("id"));

        (await declined.ShouldBeProblemAsync(402)).ShouldBe("payment_declined");
        ((await declined.JsonAsync()).Text("reason"), (await declined.JsonAsync()).Text("checkoutId")).ShouldBe((reason, opened.Text("id")));
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (after.Text("status"), after.Text("reason")).ShouldBe(("open", reason));
        (await Ledgers.RowsAsync(Ledgers.Stock, sku)).ShouldBe(["10 1"]);
        (await guest.AddAsync(cart, sku, 1)).StatusCode.ShouldBe(HttpStatusCode.OK, "the cart is as it was, and takes changes");
        (await Ledgers.RowsAsync(Ledgers.Charges, opened.Text("id"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task after_a_declined_card_another_one_pays()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        (await guest.PayAsync(opened, Cards.Declined)).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);

        using var paid = await guest.PayAsync(opened);

        (await paid.JsonAsync()).Text("status").ShouldBe("paid");
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
    }

    [Theory]
    [InlineData("5555555555554444", "12/40", "123", "/payment/card")]
    [InlineData(Cards.Approved, "12/20", "123", "/payment/expiry")]
    [InlineData(Cards.Approved, "12/40", "12x", "/payment/cvc")]
    public async Task what_is_no_test_card_is_refused_by_name_and_the_same_wish_may_be_put_right(string card, string expiry, string cvc, string member)
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var total = (await guest.OpenCheckoutAsync(cart)).GetProperty("total");
        var key = Guid.NewGuid().ToString();

        using var refused = await guest.CheckOutAsync(CheckoutRequests.Body(cart, new { provider = "test", card, expiry, cvc }, total), key);
        using var right = await guest.CheckOutAsync(CheckoutRequests.Body(cart, CheckoutRequests.Payment(), total), key);

        (await refused.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await refused.JsonAsync()).GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe(member);
        right.StatusCode.ShouldBe(HttpStatusCode.Created, await right.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task a_provider_that_the_shop_does_not_work_with_is_refused_by_name()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var total = (await guest.OpenCheckoutAsync(cart)).GetProperty("total");

        using var refused = await guest.CheckOutAsync(CheckoutRequests.Body(cart, new { provider = "shells", card = Cards.Approved, expiry = "12/40", cvc = "123" }, total));

        (await refused.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await refused.JsonAsync()).GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("/payment/provider");
    }

    [Theory]
    [InlineData("approve", "paid")]
    [InlineData("refuse", "open")]
    public async Task three_d_secure_waits_for_the_holder_who_comes_back_to_the_shop(string decision, string status)
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        var body = new { payment = CheckoutRequests.Payment(Cards.ThreeDSecure, "https://shop.example/back"), expectedTotal = opened.GetProperty("total") };

        using var asked = await guest.SendAsync(HttpMethod.Post, $"{CheckoutRequests.Path}/{opened.Text("id")}/payment", body, CheckoutRequests.Key());
        var waiting = await asked.JsonAsync();
        using var edit = await guest.AddAsync(cart, sku, 1);
        using var second = await guest.CheckOutAsync(CheckoutRequests.Body(cart));
        using var released = await guest.DeleteAsync($"{CheckoutRequests.Path}/{opened.Text("id")}");
        var (page, back) = await DecideAsync(waiting, decision);

        (waiting.Text("status"), waiting.GetProperty("nextAction").Text("type")).ShouldBe(("requires_action", "redirect"));
        (await edit.ShouldBeProblemAsync(409)).ShouldBe("cart_locked");
        (await second.ShouldBeProblemAsync(409)).ShouldBe("checkout_in_progress");
        (await released.ShouldBeProblemAsync(409)).ShouldBe("checkout_in_progress");
        page.ShouldContain("Do you approve this payment?");
        back.ShouldBe("https://shop.example/back");
        var after = await Eventually.ReadAsync(() => guest.ReadCheckoutAsync(opened.Text("id")), checkout => checkout.Text("status") == status);
        (decision == "approve" ? after.TryGetProperty("orderId", out _) : after.Text("reason") == "authentication_failed").ShouldBeTrue();
        await Ledgers.UntilAsync([decision == "approve" ? "9 0" : "10 1"], Ledgers.Stock, sku);
    }

    [Theory]
    [InlineData(Cards.AnswerLost)]
    [InlineData(Cards.ApprovedLate)]
    public async Task an_answer_that_is_lost_or_late_is_pending_and_then_paid_once(string card)
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);

        using var answer = await guest.PayAsync(opened, card);
        var pending = await answer.JsonAsync();

        (answer.StatusCode, pending.Text("status")).ShouldBe((HttpStatusCode.OK, "pending"));
        await Eventually.ReadAsync(() => guest.ReadCheckoutAsync(opened.Text("id")), checkout => checkout.Text("status") == "paid");
        var minor = opened.Amount("total").Replace(".", "", StringComparison.Ordinal);
        await Ledgers.UntilAsync([$"authorised {minor}", $"captured {minor}"], Ledgers.Charges, opened.Text("id"));
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
    }

    /// <summary>What the holder sees, and where the decision leads.</summary>
    private static async Task<(string Page, string? Back)> DecideAsync(JsonElement waiting, string decision)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var url = waiting.GetProperty("nextAction").Text("url");
        var page = await browser.GetStringAsync(url);
        using var answer = await browser.PostAsync($"{url}/{decision}", null);
        return (page, answer.Headers.Location?.ToString());
    }
}
