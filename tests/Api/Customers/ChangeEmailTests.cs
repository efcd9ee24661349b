using System.Net;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Customers;

public sealed class ChangeEmailTests
{
    private const string Confirmation = "/api/v1/customers/email-changes/confirmation";

    [Fact]
    public async Task the_new_address_is_the_accounts_once_the_link_that_was_mailed_there_comes_back()
    {
        var (old, next) = (Accounts.NewEmail(), Accounts.NewEmail());
        using var client = await Accounts.RegisterAsync(old);

        using var asked = await AskAsync(client, next);
        (await client.MeAsync()).GetProperty("email").GetString().ShouldBe(old);
        using var confirmed = await ConfirmAsync(client, await Accounts.TokenAsync(next, "change-email"));

        (asked.StatusCode, confirmed.StatusCode).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.NoContent));
        var me = await client.MeAsync();
        (me.GetProperty("email").GetString(), me.GetProperty("emailVerified").GetBoolean()).ShouldBe((next, true));
        using var byOld = await client.SignInAsync(old);
        using var byNew = await client.SignInAsync(next);
        (byOld.StatusCode, byNew.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Created));
        (await Accounts.MailsAsync(old))[0].Template.ShouldBe("email-changed");
    }

    [Fact]
    public async Task a_link_is_good_once_and_for_no_other_address_or_account()
    {
        var (one, other) = (Accounts.NewEmail(), Accounts.NewEmail());
        using var client = await Accounts.RegisterAsync();
        using var stranger = await Accounts.RegisterAsync();
        (await AskAsync(client, one)).Dispose();
        (await AskAsync(client, other)).Dispose();
        (await AskAsync(stranger, Accounts.NewEmail())).Dispose();
        var (token, later) = (await Accounts.TokenAsync(one, "change-email"), await Accounts.TokenAsync(other, "change-email"));
        var forged = $"{stranger.SessionId.PadRight(32)[..32].Replace('-', '0')}.{token.Split('.')[1]}";

        using var first = await ConfirmAsync(client, token);
        using var again = await ConfirmAsync(client, token);
        using var second = await ConfirmAsync(client, later);
        using var stolen = await ConfirmAsync(client, forged);

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var refused in new[] { again, second, stolen })
        {
            (await refused.ShouldBeProblemAsync(400)).ShouldBe("invalid_token");
        }

        (await client.MeAsync()).GetProperty("email").GetString().ShouldBe(one);
    }

    [Fact]
    public async Task it_needs_the_password()
    {
        var next = Accounts.NewEmail();
        using var client = await Accounts.RegisterAsync();

        using var refused = await AskAsync(client, next, "not-the-password-at-all");

        (await refused.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await Accounts.MailsAsync(next)).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_address_that_another_holds_is_answered_alike_and_its_holder_is_told()
    {
        var taken = Accounts.NewEmail();
        using var holder = await Accounts.RegisterAsync(taken);
        await holder.VerifyAsync(taken);
        using var client = await Accounts.RegisterAsync();

        using var asked = await AskAsync(client, taken);

        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await Accounts.MailsAsync(taken))[0].Template.ShouldBe("already-registered");
    }

    [Fact]
    public async Task of_two_who_want_one_address_the_first_to_confirm_has_it()
    {
        var wanted = Accounts.NewEmail();
        using var one = await Accounts.RegisterAsync();
        using var other = await Accounts.RegisterAsync();
        (await AskAsync(one, wanted)).Dispose();
        var first = await Accounts.TokenAsync(wanted, "change-email");
        (await AskAsync(other, wanted)).Dispose();
        var second = await Accounts.TokenAsync(wanted, "change-email");

        using var had = await ConfirmAsync(one, first);
        using var late = await ConfirmAsync(other, second);

        had.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await late.ShouldBeProblemAsync(409)).ShouldBe("email_taken");
    }

    private static Task<HttpResponseMessage> AskAsync(ShopClient client, string email, string password = Accounts.Password) =>
        client.PostAsync("/api/v1/customers/me/email", new { email, currentPassword = password });

    private static Task<HttpResponseMessage> ConfirmAsync(ShopClient client, string token) => client.PostAsync(Confirmation, new { token });
}
