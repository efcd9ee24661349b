using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Customers;

public sealed class RegistrationTests
{
    [Fact]
    public async Task an_account_is_usable_at_once_by_the_session_that_registered_it()
    {
        var email = Accounts.NewEmail();
        using var client = await Accounts.RegisterAsync(email);

        var me = await client.MeAsync();

        me.GetProperty("email").GetString().ShouldBe(email);
        me.GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
        me.GetProperty("name").GetString().ShouldBe("Anna Example");
        me.GetProperty("roles").GetArrayLength().ShouldBe(0);
        using var devices = await client.GetAsync("/api/v1/sessions");
        (await devices.JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task a_browser_gets_another_cookie_with_its_account()
    {
        using var client = await ShopClient.GuestAsync("cookie");
        var planted = client.Cookies["__Host-session"];
        using var answer = await client.PostAsync(
            "/api/v1/customers", new { email = Accounts.NewEmail(), password = Accounts.Password, name = "Anna" });
        using var attacker = new ShopClient((await ShopServer.Shared).NewClient());
        attacker.Cookies["__Host-session"] = planted;

        using var refused = await attacker.GetAsync("/api/v1/sessions");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        client.Cookies["__Host-session"].ShouldNotBe(planted);
        (await client.MeAsync()).GetProperty("name").GetString().ShouldBe("Anna");
        (await refused.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task a_mailed_link_shows_that_the_address_is_theirs()
    {
        var email = Accounts.NewEmail();
        using var client = await Accounts.RegisterAsync(email);

        await client.VerifyAsync(email);

        (await client.MeAsync()).GetProperty("emailVerified").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task registering_and_signing_in_tell_nobody_whether_an_address_has_an_account()
    {
        var (taken, free) = (Accounts.NewEmail(), Accounts.NewEmail());
        using var holder = await Accounts.RegisterAsync(taken);
        await holder.VerifyAsync(taken);

        var told = new List<string>();
        foreach (var email in new[] { taken, free })
        {
            using var curious = await Accounts.RegisterAsync(email, password: "an-attackers-own-phrase");
            var me = await curious.MeAsync();
            using var right = await curious.SignInAsync(email, "an-attackers-own-phrase");
            using var wrong = await curious.SignInAsync(email, "another-phrase-altogether");
            told.Add($"{me.GetProperty("emailVerified")} {me.GetProperty("email").GetString() == email} {right.StatusCode} {wrong.StatusCode}");
        }

        told[0].ShouldBe(told[1]);
        (await Accounts.MailsAsync(taken))[0].Template.ShouldBe("already-registered");
        using var own = await holder.SignInAsync(taken);
        own.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task an_address_belongs_to_the_first_who_shows_that_it_is_theirs()
    {
        var email = Accounts.NewEmail();
        using var first = await Accounts.RegisterAsync(email, password: "the-first-phrase-here");
        var firstToken = await Accounts.TokenAsync(email, "verify-email");
        using var second = await Accounts.RegisterAsync(email.ToUpperInvariant(), password: "the-second-phrase-here");
        await second.VerifyAsync(email.ToUpperInvariant());

        using var late = await first.PostAsync("/api/v1/customers/verifications/confirmation", new { token = firstToken });

        (await late.ShouldBeProblemAsync(409)).ShouldBe("email_taken");
    }

    [Theory]
    [InlineData("""{"email":"anna","password":"correct-horse-7-staple","name":"Anna"}""", "/email")]
    [InlineData("""{"email":"anna@localhost","password":"correct-horse-7-staple","name":"Anna"}""", "/email")]
    [InlineData("""{"email":"anna@example.com","password":"short","name":"Anna"}""", "/password")]
    [InlineData("""{"email":"anna@example.com","password":"Password1!","name":"Anna"}""", "/password")]
    [InlineData("""{"email":"anna.example@example.com","password":"example12","name":"Anna"}""", "/password")]
    [InlineData("""{"email":"anna@example.com","name":"Anna"}""", "/password")]
    [InlineData("""{"email":"anna@example.com","password":"correct-horse-7-staple","name":" "}""", "/name")]
    [InlineData("""{"email":"anna@example.com","password":"correct-horse-7-staple","name":"An\u0000na"}""", "/name")]
    [InlineData("""{"email":"an\u0000na@example.com","password":"correct-horse-7-staple","name":"Anna"}""", "/email")]
    [InlineData("""{"email":"anna@example.com","password":"correct-horse-7-staple","name":"Anna","role":"owner"}""", "/role")]
    [InlineData("""{"email":"anna@example.com","password":"correct-horse-7-staple","name":"Anna","emailVerified":true}""", "/emailVerified")]
    public async Task what_breaks_a_rule_is_named(string body, string member)
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var answer = await client.PostAsync("/api/v1/customers", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([member]);
    }

    [Fact]
    public async Task a_password_is_stored_as_a_hash_only()
    {
        var email = Accounts.NewEmail();
        using var client = await Accounts.RegisterAsync(email);
        await using var command = (await ShopServer.Shared).Database.CreateCommand("SELECT to_jsonb(c)::text FROM shop.customers c WHERE email = $1");
        command.Parameters.AddWithValue(email);

        var row = (string)(await command.ExecuteScalarAsync())!;

        row.ShouldNotContain(Accounts.Password);
        var hash = Convert.FromBase64String(JsonElement.Parse(row).GetProperty("password_hash").GetString()!);
        hash[0].ShouldBe((byte)1); // Identity's third form: PBKDF2; how slow it is, see PasswordStrengthTests
    }

    [Fact]
    public async Task a_guest_has_no_account()
    {
        using var guest = await ShopClient.GuestAsync();
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());

        using var asGuest = await guest.GetAsync("/api/v1/customers/me");
        using var asStranger = await stranger.GetAsync("/api/v1/customers/me");

        (await asGuest.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
        (await asStranger.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task a_name_can_be_changed_and_nothing_else()
    {
        using var client = await Accounts.RegisterAsync();

        using var renamed = await client.SendAsync(HttpMethod.Patch, "/api/v1/customers/me", new { name = "Anna B. Example" });
        using var promoted = await client.SendAsync(HttpMethod.Patch, "/api/v1/customers/me", new { roles = new[] { "owner" } });

        (await renamed.JsonAsync()).GetProperty("name").GetString().ShouldBe("Anna B. Example");
        promoted.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.MeAsync()).GetProperty("name").GetString().ShouldBe("Anna B. Example");
    }

    [Fact]
    public async Task a_form_that_is_sent_twice_at_once_makes_one_account()
    {
        using var client = await ShopClient.GuestAsync();
        var body = new { email = Accounts.NewEmail(), password = Accounts.Password, name = "Anna" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.PostAsync("/api/v1/customers", body)));

        // Who comes late finds a session that has its account.
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Accepted || answer.StatusCode == HttpStatusCode.Conflict);
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.Accepted);
        (await Accounts.MailsAsync(body.email)).Count.ShouldBe(1);
        (await client.MeAsync()).GetProperty("email").GetString().ShouldBe(body.email);
    }

    [Fact]
    public async Task an_account_that_has_not_changed_is_not_sent_again()
    {
        using var client = await Accounts.RegisterAsync();
        using var first = await client.GetAsync("/api/v1/customers/me");
        var tag = first.Headers.ETag!.ToString();

        using var again = await client.SendAsync(HttpMethod.Get, "/api/v1/customers/me", null, ("If-None-Match", tag));
        (await client.SendAsync(HttpMethod.Patch, "/api/v1/customers/me", new { name = "Anna B." })).EnsureSuccessStatusCode().Dispose();
        using var changed = await client.SendAsync(HttpMethod.Get, "/api/v1/customers/me", null, ("If-None-Match", tag));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
