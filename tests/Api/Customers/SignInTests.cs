using System.Net;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Customers;

public sealed class SignInTests
{
    [Fact]
    public async Task signing_in_is_a_new_session_and_ends_the_guests()
    {
        var email = Accounts.NewEmail();
        using var first = await Accounts.RegisterAsync(email);
        using var client = await ShopClient.GuestAsync();
        var (guest, guestToken) = (client.SessionId, client.Token);

        await client.BeginAsync(new { email, password = Accounts.Password });

        client.SessionId.ShouldNotBe(guest);
        (await client.MeAsync()).GetProperty("email").GetString().ShouldBe(email);
        client.Token = guestToken;
        using var planted = await client.GetAsync("/api/v1/sessions");
        (await planted.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task a_browsers_cookie_from_before_the_login_is_worth_nothing_after_it()
    {
        var email = Accounts.NewEmail();
        using var first = await Accounts.RegisterAsync(email);
        using var client = await ShopClient.GuestAsync("cookie");
        var planted = client.Cookies["__Host-session"];

        await client.BeginAsync(new { email, password = Accounts.Password, transport = "cookie" });

        (await client.MeAsync()).GetProperty("email").GetString().ShouldBe(email);
        using var attacker = new ShopClient((await ShopServer.Shared).NewClient());
        attacker.Cookies["__Host-session"] = planted;
        using var refused = await attacker.GetAsync("/api/v1/sessions");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task one_device_can_end_all_and_the_next_request_of_each_is_refused()
    {
        var email = Accounts.NewEmail();
        using var first = await Accounts.RegisterAsync(email);
        using var second = await SignedInAsync(email);
        using var third = await SignedInAsync(email);
        using var list = await third.GetAsync("/api/v1/sessions");
        (await list.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())
            .ShouldBe([third.SessionId, second.SessionId, first.SessionId]);

        using var one = await third.DeleteAsync($"/api/v1/sessions/{second.SessionId}");
        using var afterOne = await second.GetAsync("/api/v1/sessions");
        using var all = await third.DeleteAsync("/api/v1/sessions/all");

        one.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        afterOne.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        all.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var client in new[] { first, third })
        {
            using var refused = await client.GetAsync("/api/v1/sessions");
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task another_customers_session_is_not_found_and_goes_on()
    {
        using var victim = await Accounts.RegisterAsync();
        using var thief = await Accounts.RegisterAsync();

        using var answer = await thief.DeleteAsync($"/api/v1/sessions/{victim.SessionId}");

        (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await victim.MeAsync()).GetProperty("name").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task an_unknown_address_and_a_wrong_password_look_the_same()
    {
        var email = Accounts.NewEmail();
        using var client = await Accounts.RegisterAsync(email);

        using var wrong = await client.SignInAsync(email, "not-the-password-at-all");
        using var unknown = await client.SignInAsync(Accounts.NewEmail(), "not-the-password-at-all");

        (await wrong.ShouldBeProblemAsync(401)).ShouldBe("wrong_credentials");
        (await unknown.ShouldBeProblemAsync(401)).ShouldBe("wrong_credentials");
        WithoutTrace(await wrong.Content.ReadAsStringAsync()).ShouldBe(WithoutTrace(await unknown.Content.ReadAsStringAsync()));
        Names(wrong).ShouldBe(Names(unknown));
    }

    [Theory]
    [InlineData("ANNA.{0}@EXAMPLE.COM")]
    [InlineData("аnnа.{0}@example.com")] // with Cyrillic letters
    [InlineData("ａｎｎａ.{0}@example.com")] // of double width
    [InlineData("anna.{0}@ехаmple.com")]
    public async Task an_address_that_only_looks_different_is_the_same(string lookAlike)
    {
        var name = Guid.NewGuid().ToString("N");
        using var client = await Accounts.RegisterAsync($"anna.{name}@example.com");

        using var answer = await client.SignInAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, lookAlike, name));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task guessing_is_stopped_by_account_whether_or_not_there_is_one_on_all_Apis_together()
    {
        var shop = await ShopServer.Shared;
        await using var other = await ApiServer.StartAsync(shop.DatabaseAddress);
        using var elsewhere = new ShopClient(new HttpClient { BaseAddress = other.Client.BaseAddress });
        var email = Accounts.NewEmail();
        using var client = await Accounts.RegisterAsync(email);

        foreach (var target in new[] { email, Accounts.NewEmail() })
        {
            for (var guess = 0; guess < 10; guess++)
            {
                using var wrong = await (guess % 2 == 0 ? client : elsewhere).SignInAsync(target, $"guess-number-{guess}");
                wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            }

            using var barred = await elsewhere.SignInAsync(target);
            (await barred.ShouldBeProblemAsync(429)).ShouldBe("too_many_requests");
            barred.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(3));
        }
    }

    [Theory]
    [InlineData("127.0.0.0/8", 401)]
    [InlineData("", 429)]
    public async Task guessing_at_many_accounts_is_stopped_by_network_as_only_a_trusted_proxy_may_tell_it(string trusted, int elsewhere)
    {
        await using var shop = await ShopServer.StartAsync(
            await PostgresServer.Shared, ("AccountLimits:LoginsPerNetwork", "3"), ("Proxies:Trusted", trusted));
        using var client = new ShopClient(shop.NewClient());
        Task<HttpResponseMessage> GuessAsync(string from) => client.SendAsync(
            HttpMethod.Post, "/api/v1/sessions", new { email = Accounts.NewEmail(), password = Accounts.Password }, ("X-Forwarded-For", from));
        for (var guess = 0; guess < 3; guess++)
        {
            using var wrong = await GuessAsync("2001:db8:1:1::1");
            wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var neighbour = await GuessAsync("2001:db8:1:1::2");
        using var other = await GuessAsync("198.51.100.7");

        (await neighbour.ShouldBeProblemAsync(429)).ShouldBe("too_many_requests");
        ((int)other.StatusCode).ShouldBe(elsewhere);
    }

    [Theory]
    [InlineData("""{"email":"anna@example.com"}""")]
    [InlineData("""{"password":"correct-horse-7-staple"}""")]
    public async Task half_of_what_is_needed_is_refused(string body)
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var answer = await client.PostAsync("/api/v1/sessions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
    }

    private static async Task<ShopClient> SignedInAsync(string email)
    {
        var client = new ShopClient((await ShopServer.Shared).NewClient());
        await client.BeginAsync(new { email, password = Accounts.Password });
        return client;
    }

    private static string WithoutTrace(string body) => body[..body.IndexOf("traceId", StringComparison.Ordinal)];

    private static string[] Names(HttpResponseMessage answer) => [.. answer.Headers.Select(header => header.Key).Order()];
}
