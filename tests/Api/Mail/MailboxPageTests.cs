using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Mail;

namespace Shop.Api.Tests.Mail;

public sealed class MailboxPageTests
{
    [Fact(Timeout = 60_000)]
    public async Task in_development_a_mailed_link_is_read_at_the_mailbox_and_works()
    {
        await using var shop = await ShopServer.StartAsync(await PostgresServer.Shared, ("Mail:Mailbox", "true"));
        using var sending = new MailSending(
            new MailOutbox(shop.Database, "https://shop.example"), new MailboxMailer(shop.Database), TimeProvider.System, NullLogger<MailSending>.Instance);
        await sending.StartAsync(CancellationToken.None);
        using var client = await ShopClient.GuestOfAsync(shop.NewClient());
        var email = Accounts.NewEmail();
        (await client.PostAsync("/api/v1/customers", new { email, password = Accounts.Password, name = "<b>Anna</b>" })).EnsureSuccessStatusCode().Dispose();

        var mail = await ArrivedAsync(client, email);
        var token = mail.GetProperty("body").GetString()!.Split("verify#token=")[1].Split('\n')[0];
        using var verified = await client.PostAsync("/api/v1/customers/verifications/confirmation", new { token });
        using var page = await client.GetAsync("/dev/mailbox");

        verified.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var html = await page.Content.ReadAsStringAsync();
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        html.ShouldContain("&lt;b&gt;Anna&lt;/b&gt;");
        html.ShouldNotContain("<b>Anna");
        await sending.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("/dev/mailbox")]
    [InlineData("/dev/mailbox.json")]
    public async Task nobody_else_has_a_mailbox(string path)
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var answer = await client.GetAsync(path);

        (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
    }

    private static async Task<JsonElement> ArrivedAsync(ShopClient client, string email)
    {
        var items = await Eventually.ReadAsync(
            async () =>
            {
                using var answer = await client.GetAsync($"/dev/mailbox.json?recipient={email}");
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                return (await answer.JsonAsync()).GetProperty("items");
            },
            items => items.GetArrayLength() > 0);
        return items[0];
    }
}
