using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shop.Api.Tests.Checkout;

namespace Shop.Api.Tests.Payments;

/// <summary>Fault 10: events of the payment provider that come twice, late, forged, or about nothing of ours.</summary>
public sealed class PaymentEventTests
{
    private const string Path = "/api/v1/webhooks/payments/test";

    [Fact]
    public async Task an_event_is_taken_once_and_its_repeat_is_answered_alike()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        (await guest.PayAsync(opened)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (id, body) = Event($"{opened.Text("id")}-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TellAsync(body, Sign(body))));
        using var late = await TellAsync(body, Sign(body, "1"));

        answers.Append(late).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.NoContent);
        (await Ledgers.RowsAsync("SELECT (done_at IS NOT NULL)::text FROM shop.payment_events WHERE event_id = $1", id)).ShouldBe(["true"]);
        (await Ledgers.RowsAsync(Ledgers.OrdersOfCheckout, opened.Text("id"))).Length.ShouldBe(1);
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
    }

    [Fact]
    public async Task an_event_that_lies_changes_nothing_because_the_provider_is_asked()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        using var asked = await guest.PayAsync(opened, Cards.ThreeDSecure);
        var (_, body) = Event($"{opened.Text("id")}-1", "authorised");

        using var told = await TellAsync(body, Sign(body));

        told.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await guest.ReadCheckoutAsync(opened.Text("id"))).Text("status").ShouldBe("requires_action");
        (await Ledgers.RowsAsync(Ledgers.OrdersOfCheckout, opened.Text("id"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_is_not_signed_by_the_provider_is_400_and_leaves_nothing()
    {
        var (id, body) = Event($"checkout-{Guid.NewGuid():N}-1");

        using var forged = await TellAsync(body, Sign(body, secret: "another-secret-of-thirty-two-characters"));
        using var changed = await TellAsync(body + " ", Sign(body));
        using var unsigned = await TellAsync(body, null);

        foreach (var answer in new[] { forged, changed, unsigned })
        {
            (await answer.ShouldBeProblemAsync(400)).ShouldBe("invalid_signature");
        }

        (await Ledgers.RowsAsync("SELECT key FROM shop.payment_events WHERE event_id = $1", id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_provider_that_the_shop_does_not_work_with_is_404()
    {
        var (_, body) = Event("checkout-1");
        using var answer = await SendAsync("/api/v1/webhooks/payments/shells", body, Sign(body));

        (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"evt","key":7}""")]
    [InlineData("""{"id":"","key":"checkout-1-1"}""")]
    [InlineData("""{"id":"a\u0000b","key":"checkout-1-1"}""")]
    public async Task what_is_signed_and_no_event_is_400(string body)
    {
        using var answer = await TellAsync(body, Sign(body));

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("bad_request");
    }

    [Theory]
    [InlineData("no-checkout-of-ours")]
    [InlineData("x")]
    [InlineData("checkout-00000000000000000000000000000000-1")]
    public async Task an_event_about_no_payment_of_ours_is_taken_and_changes_nothing(string key)
    {
        var (id, body) = Event(key);

        using var answer = await TellAsync(body, Sign(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Ledgers.RowsAsync("SELECT key FROM shop.payment_events WHERE event_id = $1", id)).ShouldBe([key]);
    }

    private static (string Id, string Body) Event(string key, string status = "authorised")
    {
        var id = $"evt_{Guid.NewGuid():N}";
        return (id, JsonSerializer.Serialize(new { id, type = $"payment.{status}", key, status }));
    }

    private static string Sign(string body, string? time = null, string secret = PaymentServer.WebhookSecret)
    {
        time ??= $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    private static Task<HttpResponseMessage> TellAsync(string body, string? signature) => SendAsync(Path, body, signature);

    private static async Task<HttpResponseMessage> SendAsync(string path, string body, string? signature)
    {
        using var client = (await ShopServer.Shared).NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.Add("Webhook-Signature", signature);
        }

        return await client.SendAsync(request);
    }
}
