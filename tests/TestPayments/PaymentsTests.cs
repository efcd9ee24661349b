using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Shop.Runtime.Testing;

namespace Shop.TestPayments.Tests;

/// <summary>The provider over HTTP, and what its books say afterwards.</summary>
public sealed class PaymentsTests(ProviderServer provider) : IClassFixture<ProviderServer>
{
    private const string Approved = "4242424242424242";

    private readonly string _key = $"key-{Guid.NewGuid():N}";

    [Fact]
    public async Task an_approved_card_is_authorised_captured_and_refunded()
    {
        (await Status(await provider.AuthoriseAsync(_key, Approved))).ShouldBe("authorised");
        (await Status(await provider.PostAsync($"{_key}/capture"))).ShouldBe("captured");
        (await provider.PostAsync($"{_key}/refunds", new { key = "r1", amount = 500 })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var payment = await provider.ReadAsync(_key);

        (payment["captured"]!.GetValue<long>(), payment["refunded"]!.GetValue<long>()).ShouldBe((1999, 500));
        (await provider.LedgerAsync(_key)).ShouldBe(["authorised 1999", "captured 1999", "refunded 500"]);
    }

    [Theory]
    [InlineData("4000000000000002", "card_declined")]
    [InlineData("4000000000009995", "insufficient_funds")]
    public async Task a_declined_card_says_why_and_moves_nothing(string card, string reason)
    {
        using var answer = await provider.AuthoriseAsync(_key, card);

        var payment = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        (payment["status"]!.GetValue<string>(), payment["reason"]!.GetValue<string>()).ShouldBe(("declined", reason));
        (await provider.LedgerAsync(_key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task one_key_is_one_charge_however_often_it_is_sent()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => provider.AuthoriseAsync(_key, Approved)));
        var captures = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => provider.PostAsync($"{_key}/capture")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        captures.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await provider.LedgerAsync(_key)).ShouldBe(["authorised 1999", "captured 1999"]);
        (await provider.AuthoriseAsync(_key, Approved, amount: 1)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task an_answer_may_be_lost_after_the_charge()
    {
        await Should.ThrowAsync<HttpRequestException>(() => provider.AuthoriseAsync(_key, "4000000000000341"));

        (await provider.ReadAsync(_key))["status"]!.GetValue<string>().ShouldBe("authorised");
        (await Status(await provider.AuthoriseAsync(_key, "4000000000000341"))).ShouldBe("authorised");
        (await provider.LedgerAsync(_key)).ShouldBe(["authorised 1999"]);
    }

    [Fact]
    public async Task what_was_cancelled_is_never_authorised_even_if_it_was_never_heard_of()
    {
        (await Status(await provider.PostAsync($"{_key}/cancel"))).ShouldBe("cancelled");
        (await Status(await provider.AuthoriseAsync(_key, Approved))).ShouldBe("cancelled");

        (await provider.LedgerAsync(_key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task cancelling_lets_go_of_an_authorisation_but_not_of_money_taken()
    {
        await provider.AuthoriseAsync(_key, Approved);
        (await Status(await provider.PostAsync($"{_key}/cancel"))).ShouldBe("voided");
        await provider.AuthoriseAsync($"{_key}-2", Approved);
        await provider.PostAsync($"{_key}-2/capture");
        (await Status(await provider.PostAsync($"{_key}-2/cancel"))).ShouldBe("captured");

        (await provider.LedgerAsync(_key)).ShouldBe(["authorised 1999", "voided 1999"]);
        (await provider.PostAsync($"{_key}/capture")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task no_more_is_given_back_than_was_taken_and_a_refund_is_made_once()
    {
        await provider.AuthoriseAsync(_key, Approved);
        await provider.PostAsync($"{_key}/capture");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => provider.PostAsync($"{_key}/refunds", new { key = "r1", amount = 1500 })));
        var tooMuch = await provider.PostAsync($"{_key}/refunds", new { key = "r2", amount = 500 });

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        tooMuch.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await provider.LedgerAsync(_key)).ShouldBe(["authorised 1999", "captured 1999", "refunded 1500"]);
    }

    [Fact]
    public async Task a_payment_that_others_are_busy_with_is_waited_for()
    {
        await provider.AuthoriseAsync(_key, Approved);
        await provider.PostAsync($"{_key}/capture");
        await using var other = await provider.Database.OpenConnectionAsync();
        await using var busy = await other.BeginTransactionAsync();
        await using var locked = new NpgsqlCommand("SELECT FROM test_payments.payments WHERE key = $1 FOR UPDATE", other, busy)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = _key } },
        };
        await locked.ExecuteNonQueryAsync();

        var refund = provider.PostAsync($"{_key}/refunds", new { key = "r1", amount = 1500 });
        await Task.WhenAny(refund, Task.Delay(TimeSpan.FromMilliseconds(600))); // more than twice what a lock is waited for at once
        await busy.RollbackAsync();

        (await refund).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await provider.LedgerAsync(_key)).ShouldBe(["authorised 1999", "captured 1999", "refunded 1500"]);
    }

    [Theory]
    [InlineData("approve", "authorised")]
    [InlineData("refuse", "declined")]
    public async Task a_holder_decides_on_the_page(string decision, string status)
    {
        using var answer = await provider.AuthoriseAsync(_key, "4000000000003220", returnUrl: "http://shop.example/back");
        var payment = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        payment["status"]!.GetValue<string>().ShouldBe("requires_action");
        var page = payment["actionUrl"]!.GetValue<string>();

        (await provider.Client.GetStringAsync(page)).ShouldContain("Approve");
        using var decided = await provider.Client.PostAsync($"{page}/{decision}", null);

        decided.Headers.Location.ShouldBe(new Uri("http://shop.example/back"));
        (await provider.ReadAsync(_key))["status"]!.GetValue<string>().ShouldBe(status);
        await WebhookAsync($"\"payment.{status}\"");
    }

    [Fact]
    public async Task a_late_approval_comes_by_a_signed_webhook_again_and_again_until_it_is_taken()
    {
        (await Status(await provider.AuthoriseAsync(_key, "4000000000000259"))).ShouldBe("pending");

        var (body, signature) = await WebhookAsync("\"payment.authorised\"");

        var parts = signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(ProviderServer.Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"));
        parts["v1"].ShouldBe(Convert.ToHexStringLower(expected));
        provider.Webhooks[_key].Select(webhook => webhook.Body).Distinct().Count().ShouldBe(1);
        (await provider.LedgerAsync(_key)).ShouldBe(["authorised 1999"]);
    }

    [Theory]
    [InlineData("5555555555554444", "12/40", "123", "card.number")]
    [InlineData(Approved, "12/20", "123", "card.expiry")]
    [InlineData(Approved, "13/40", "123", "card.expiry")]
    [InlineData(Approved, "12/40", "12a", "card.cvc")]
    public async Task every_other_card_is_refused_by_its_member(string number, string expiry, string cvc, string member)
    {
        using var answer = await provider.Client.PostAsJsonAsync(
            "/v1/payments", new { key = _key, amount = 1, currency = "USD", card = new { number, expiry, cvc } });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![member].ShouldNotBeNull();
        (await provider.Client.GetAsync($"/v1/payments/{_key}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task nobody_without_the_key_gets_in()
    {
        using var stranger = new HttpClient { BaseAddress = provider.Client.BaseAddress };
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "guess");

        (await stranger.GetAsync($"/v1/payments/{_key}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<string> Status(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["status"]!.GetValue<string>();
        }
    }

    /// <summary>The second webhook of the payment: the first was answered 503.</summary>
    private async Task<(string Body, string Signature)> WebhookAsync(string type)
    {
        await Eventually.ReadAsync(
            () => Task.FromResult(provider.Webhooks.TryGetValue(_key, out var seen) ? seen.Count : 0), count => count >= 2);

        provider.Webhooks[_key][1].Body.ShouldContain(type);
        return provider.Webhooks[_key][1];
    }
}
