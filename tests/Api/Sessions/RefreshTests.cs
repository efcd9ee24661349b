using System.Net;

namespace Shop.Api.Tests.Sessions;

/// <summary>Fault 22: a refresh token that was stolen is of no use for long, and whoever it was stolen from is told.</summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task a_refresh_token_is_replaced_by_each_use()
    {
        using var client = await ShopClient.GuestAsync();
        var first = client.Token;

        using var answer = await client.RefreshAsync();
        var session = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        session.GetProperty("id").GetString().ShouldBe(client.SessionId);
        session.GetProperty("token").GetString().ShouldNotBe(first);
        session.GetProperty("refreshToken").GetString().ShouldNotBe(client.RefreshToken);
        client.Token = session.GetProperty("token").GetString();
        (await client.GetAsync("/api/v1/sessions")).EnsureSuccessStatusCode().Dispose();
    }

    [Fact]
    public async Task a_device_whose_answer_was_lost_may_ask_once_more()
    {
        using var client = await ShopClient.GuestAsync();
        (await client.RefreshAsync()).EnsureSuccessStatusCode().Dispose();

        using var again = await client.RefreshAsync();

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        client.Token = (await again.JsonAsync()).GetProperty("token").GetString();
        (await client.GetAsync("/api/v1/sessions")).EnsureSuccessStatusCode().Dispose();
    }

    [Fact]
    public async Task another_device_with_a_replaced_token_ends_the_session_for_both()
    {
        using var client = await ShopClient.GuestAsync();
        var stolen = client.RefreshToken!;
        using var mine = await client.RefreshAsync();
        var session = await mine.JsonAsync();
        using var thief = new ShopClient((await ShopServer.Shared).NewClient()) { UserAgent = "thief/1.0" };

        using var refused = await thief.RefreshAsync(stolen);

        (await refused.ShouldBeProblemAsync(401)).ShouldBe("invalid_refresh_token");
        client.Token = session.GetProperty("token").GetString();
        using var afterwards = await client.GetAsync("/api/v1/sessions");
        (await afterwards.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
        using var renewed = await client.RefreshAsync(session.GetProperty("refreshToken").GetString());
        (await renewed.ShouldBeProblemAsync(401)).ShouldBe("invalid_refresh_token");
    }

    [Fact]
    public async Task an_access_token_is_no_refresh_token_nor_the_other_way_round()
    {
        using var client = await ShopClient.GuestAsync();

        using var refreshed = await client.RefreshAsync(client.Token);
        client.Token = client.RefreshToken;
        using var listed = await client.GetAsync("/api/v1/sessions");

        refreshed.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        listed.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task somebody_who_only_knows_the_sessions_name_cannot_end_it()
    {
        using var client = await ShopClient.GuestAsync();
        var digits = client.SessionId["session-".Length..];

        using var guessed = await client.RefreshAsync($"{digits}.{new string('A', 86)}");

        guessed.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("/api/v1/sessions")).EnsureSuccessStatusCode().Dispose();
    }
}
