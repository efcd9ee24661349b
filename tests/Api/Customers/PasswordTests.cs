using System.Net;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Customers;

public sealed class PasswordTests
{
    private const string Another = "battery-9-lantern-moss";

    [Fact]
    public async Task a_change_needs_the_present_one_and_ends_all_other_sessions()
    {
        var email = Accounts.NewEmail();
        using var other = await Accounts.RegisterAsync(email);
        using var client = new ShopClient((await ShopServer.Shared).NewClient());
        await client.BeginAsync(new { email, password = Accounts.Password });

        using var guessed = await ChangeAsync(client, "not-the-password-at-all");
        using var changed = await ChangeAsync(client, Accounts.Password);

        (await guessed.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        changed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.MeAsync()).GetProperty("email").GetString().ShouldBe(email);
        using var ended = await other.GetAsync("/api/v1/customers/me");
        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var old = await client.SignInAsync(email);
        using var present = await client.SignInAsync(email, Another);
        (old.StatusCode, present.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Created));
        (await Accounts.MailsAsync(email))[0].Template.ShouldBe("password-changed");
    }

    [Fact]
    public async Task a_mailed_link_sets_another_one_once_and_ends_every_session()
    {
        var email = Accounts.NewEmail();
        using var client = await Accounts.RegisterAsync(email);
        using var asked = await client.PostAsync("/api/v1/customers/password-resets", new { email });
        var token = await Accounts.TokenAsync(email, "reset-password");

        using var reset = await client.PostAsync("/api/v1/customers/password-resets/confirmation", new { token, password = Another });
        using var again = await client.PostAsync("/api/v1/customers/password-resets/confirmation", new { token, password = "yet-another-8-phrase" });

        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        reset.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await again.ShouldBeProblemAsync(400)).ShouldBe("invalid_token");
        using var ended = await client.GetAsync("/api/v1/customers/me");
        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var present = await client.SignInAsync(email, Another);
        present.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task asking_for_a_link_tells_nobody_whether_there_is_an_account()
    {
        using var client = await ShopClient.GuestAsync();
        var unknown = Accounts.NewEmail();

        using var answer = await client.PostAsync("/api/v1/customers/password-resets", new { email = unknown });

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await Accounts.MailsAsync(unknown)).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_link_goes_to_the_address_as_its_holder_wrote_it()
    {
        var name = Guid.NewGuid().ToString("N");
        using var client = await Accounts.RegisterAsync($"anna.{name}@example.com");

        using var asked = await client.PostAsync("/api/v1/customers/password-resets", new { email = $"аnna.{name}@example.com" });

        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await Accounts.MailsAsync($"аnna.{name}@example.com")).ShouldBeEmpty();
        (await Accounts.TokenAsync($"anna.{name}@example.com", "reset-password")).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000000000000000000000000000.AAAA")]
    [InlineData("00000000000000000000000000000000.!!!!")]
    public async Task a_link_that_nobody_mailed_is_refused(string token)
    {
        using var client = await ShopClient.GuestAsync();

        using var reset = await client.PostAsync("/api/v1/customers/password-resets/confirmation", new { token, password = Another });
        using var verified = await client.PostAsync("/api/v1/customers/verifications/confirmation", new { token });

        (await reset.ShouldBeProblemAsync(400)).ShouldBe("invalid_token");
        (await verified.ShouldBeProblemAsync(400)).ShouldBe("invalid_token");
    }

    [Fact]
    public async Task a_link_for_one_thing_is_none_for_another_nor_for_somebody_else()
    {
        var (email, victim) = (Accounts.NewEmail(), Accounts.NewEmail());
        using var client = await Accounts.RegisterAsync(email);
        using var other = await Accounts.RegisterAsync(victim);
        var token = await Accounts.TokenAsync(email, "verify-email");
        var victims = (await Accounts.TokenAsync(victim, "verify-email")).Split('.')[0];

        using var reset = await client.PostAsync("/api/v1/customers/password-resets/confirmation", new { token, password = Another });
        using var verified = await client.PostAsync("/api/v1/customers/verifications/confirmation", new { token = $"{victims}.{token.Split('.')[1]}" });

        (await reset.ShouldBeProblemAsync(400)).ShouldBe("invalid_token");
        (await verified.ShouldBeProblemAsync(400)).ShouldBe("invalid_token");
    }

    [Fact]
    public async Task mail_to_one_address_is_not_sent_without_end()
    {
        using var client = await ShopClient.GuestAsync();
        var email = Accounts.NewEmail();
        for (var ask = 0; ask < 5; ask++)
        {
            using var asked = await client.PostAsync("/api/v1/customers/password-resets", new { email });
            asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        using var barred = await client.PostAsync("/api/v1/customers/password-resets", new { email });

        (await barred.ShouldBeProblemAsync(429)).ShouldBe("too_many_requests");
    }

    private static Task<HttpResponseMessage> ChangeAsync(ShopClient client, string current) =>
        client.PostAsync("/api/v1/customers/me/password", new { currentPassword = current, newPassword = Another });
}
