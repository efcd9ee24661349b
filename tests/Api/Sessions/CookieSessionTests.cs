using System.Net;

namespace Shop.Api.Tests.Sessions;

/// <summary>Fault 22: a browser's session, and what other sites can't make the browser do with it.</summary>
public sealed class CookieSessionTests
{
    [Fact]
    public async Task a_browser_gets_cookies_and_no_token()
    {
        using var client = new ShopClient((await ShopServer.Shared).NewClient());

        using var answer = await client.PostAsync("/api/v1/sessions", new { transport = "cookie" });

        var cookies = answer.Headers.GetValues("Set-Cookie").ToDictionary(cookie => cookie.Split('=')[0], cookie => cookie.ToUpperInvariant());
        cookies.Keys.ShouldBe(["__Host-session", "__Host-csrf"], ignoreOrder: true);
        foreach (var cookie in cookies.Values)
        {
            cookie.ShouldContain("; PATH=/;");
            cookie.ShouldContain("; SECURE");
            cookie.ShouldContain("; SAMESITE=LAX");
            cookie.ShouldNotContain("DOMAIN");
        }

        cookies["__Host-session"].ShouldContain("; HTTPONLY");
        cookies["__Host-csrf"].ShouldNotContain("HTTPONLY");
        (await answer.JsonAsync()).EnumerateObject().Select(member => member.Name).ShouldBe(["id", "expiresAt"]);
    }

    [Fact]
    public async Task an_unsafe_call_with_a_cookie_needs_the_header()
    {
        using var client = await ShopClient.GuestAsync("cookie");
        (await client.GetAsync("/api/v1/sessions")).EnsureSuccessStatusCode().Dispose();

        client.SendsAntiForgery = false;
        using var forged = await client.DeleteAsync("/api/v1/sessions/current");
        using var still = await client.GetAsync("/api/v1/sessions");
        client.SendsAntiForgery = true;
        using var meant = await client.DeleteAsync("/api/v1/sessions/current");

        (await forged.ShouldBeProblemAsync(403)).ShouldBe("anti_forgery");
        still.StatusCode.ShouldBe(HttpStatusCode.OK);
        meant.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        client.Cookies.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_header_of_another_session_is_worth_nothing()
    {
        using var client = await ShopClient.GuestAsync("cookie");
        using var other = await ShopClient.GuestAsync("cookie");
        client.Cookies["__Host-csrf"] = other.Cookies["__Host-csrf"];

        using var forged = await client.DeleteAsync("/api/v1/sessions/current");

        (await forged.ShouldBeProblemAsync(403)).ShouldBe("anti_forgery");
    }

    [Fact]
    public async Task a_cookies_token_is_no_bearer_token_nor_the_other_way_round()
    {
        using var browser = await ShopClient.GuestAsync("cookie");
        using var app = await ShopClient.GuestAsync();
        using var first = new ShopClient((await ShopServer.Shared).NewClient()) { Token = browser.Cookies["__Host-session"] };
        using var second = new ShopClient((await ShopServer.Shared).NewClient());
        second.Cookies["__Host-session"] = app.Token!;

        using var asBearer = await first.GetAsync("/api/v1/sessions");
        using var asCookie = await second.GetAsync("/api/v1/sessions");

        asBearer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        asCookie.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
