using Microsoft.AspNetCore.Http;
using Shop.Api.Mail;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Mail;

/// <summary>In which language somebody is written to: what their browser asks for.</summary>
public sealed class MailLanguageTests
{
    private const string LanguagesOf = "SELECT template || ' ' || language FROM shop.mail_outbox WHERE recipient = $1 ORDER BY id";

    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-AT, en;q=0.5", "de")]
    [InlineData("en;q=0.5, de;q=0.9", "de")]
    [InlineData("fr, de;q=0.3, en;q=0.1", "de")]
    [InlineData("de;q=0, en", "en")]
    [InlineData("DE", "de")]
    [InlineData("fr", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    [InlineData("de;;;q=x", "en")]
    public void the_first_that_is_preferred_and_there_is_one_in(string header, string language)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = header;

        WantedLanguage.Of(request).ShouldBe(language);
    }

    [Fact]
    public async Task an_accounts_mails_are_in_the_language_that_it_was_registered_in()
    {
        using var client = await ShopClient.GuestAsync();
        var email = Accounts.NewEmail();
        (await client.SendAsync(
            HttpMethod.Post, "/api/v1/customers", new { email, password = Accounts.Password, name = "Anna" }, ("Accept-Language", "de-CH"))).Dispose();

        (await client.PostAsync("/api/v1/customers/password-resets", new { email })).Dispose();

        (await Ledgers.RowsAsync(LanguagesOf, email)).ShouldBe(["verify-email de", "reset-password de"]);
    }

    [Fact]
    public async Task an_orders_mails_are_in_the_language_that_it_was_placed_in()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var email = Accounts.NewEmail();
        using var opened = await guest.SendAsync(
            HttpMethod.Post, CheckoutRequests.Path, CheckoutRequests.Body(cart, email: email), CheckoutRequests.Key(), ("Accept-Language", "de"));
        using var paid = await guest.PayAsync(await opened.JsonAsync());
        var id = (await paid.JsonAsync()).Text("orderId");
        var number = (await Ledgers.RowsAsync("SELECT number FROM shop.orders WHERE id = $1", id)).Single();
        (await guest.SendAsync(HttpMethod.Post, $"/api/v1/orders/{id}/cancel")).Dispose();

        (await guest.PostAsync("/api/v1/orders/lookup", new { number, email })).Dispose();

        (await Ledgers.RowsAsync(LanguagesOf, email)).ShouldBe(["order-confirmation de", "order-cancelled de", "order-link de"]);
        (await Ledgers.RowsAsync("SELECT data::text FROM shop.mail_outbox WHERE recipient = $1 AND template = 'order-confirmation'", email))
            .Single().ShouldContain("Versand: ");
        guest.Dispose();
    }
}
