using System.Net;
using System.Text.Json;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Sessions;

public sealed class GuestSessionTests
{
    [Fact]
    public async Task one_network_makes_only_so_many_guests_whichever_process_it_asks()
    {
        // A shop of its own: what is counted here would bar all other tests' guests.
        await using var shop = await ShopServer.StartAsync(
            await PostgresServer.Shared, ("AccountLimits:GuestsPerNetwork", "3"), ("AccountLimits:GuestsPerSecond", "1"));
        await using var other = await ApiServer.StartAsync(
            shop.DatabaseAddress, ("AccountLimits:GuestsPerNetwork", "3"), ("AccountLimits:GuestsPerSecond", "1"));

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 12; i++)
        {
            answers.Add(await (i % 2 == 0 ? shop.Api : other).Client.PostAsync("/api/v1/sessions", null));
        }

        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.Created);
        (await refused.ShouldBeProblemAsync(429)).ShouldBe("too_many_requests");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task whoever_asks_gets_a_session_with_tokens()
    {
        using var client = new ShopClient((await ShopServer.Shared).NewClient());

        using var answer = await client.PostAsync("/api/v1/sessions", new { });
        var session = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        session.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "token", "refreshToken", "expiresAt"]);
        session.GetProperty("expiresAt").GetDateTimeOffset().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task a_session_needs_no_body_to_begin()
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var answer = await client.PostAsync("/api/v1/sessions", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"transport":"pigeon"}""")]
    [InlineData("""{"transport":0}""")]
    [InlineData("""{"shopper":"customer-00000000000000000000000000000000"}""")]
    [InlineData("""{"roles":["owner"]}""")]
    public async Task what_is_no_part_of_the_request_is_refused(string body)
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var answer = await client.PostAsync("/api/v1/sessions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task a_session_is_known_by_its_token()
    {
        using var client = await ShopClient.GuestAsync();

        var devices = await ListAsync(client);

        var only = devices.EnumerateArray().ShouldHaveSingleItem();
        only.GetProperty("id").GetString().ShouldBe(client.SessionId);
        only.GetProperty("current").GetBoolean().ShouldBeTrue();
        only.GetProperty("transport").GetString().ShouldBe("bearer");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("0123456789abcdef0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task a_stranger_is_told_to_begin_a_session(string? token)
    {
        using var client = new ShopClient((await ShopServer.Shared).NewClient()) { Token = token };

        using var answer = await client.GetAsync("/api/v1/sessions");

        (await answer.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task a_token_with_one_other_character_is_refused()
    {
        using var client = await ShopClient.GuestAsync();
        var token = client.Token!;
        client.Token = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];

        using var answer = await client.GetAsync("/api/v1/sessions");

        (await answer.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task a_session_that_is_ended_is_refused_by_the_very_next_request_on_another_Api()
    {
        var shop = await ShopServer.Shared;
        await using var other = await ApiServer.StartAsync(shop.DatabaseAddress);
        using var client = await ShopClient.GuestAsync();
        using var elsewhere = new ShopClient(new HttpClient { BaseAddress = other.Client.BaseAddress }) { Token = client.Token };
        (await elsewhere.GetAsync("/api/v1/sessions")).EnsureSuccessStatusCode().Dispose();

        using var ended = await client.DeleteAsync("/api/v1/sessions/current");
        using var refused = await elsewhere.GetAsync("/api/v1/sessions");

        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await refused.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
        using var refreshed = await client.RefreshAsync();
        (await refreshed.ShouldBeProblemAsync(401)).ShouldBe("invalid_refresh_token");
    }

    [Fact]
    public async Task another_guests_session_is_not_found_and_goes_on()
    {
        using var victim = await ShopClient.GuestAsync();
        using var thief = await ShopClient.GuestAsync();

        using var answer = await thief.DeleteAsync($"/api/v1/sessions/{victim.SessionId}");

        (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await ListAsync(victim)).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task secrets_are_stored_nowhere()
    {
        using var client = await ShopClient.GuestAsync();
        await using var command = (await ShopServer.Shared).Database.CreateCommand(
            "SELECT convert_from(payloadbinary, 'UTF8') FROM orleansstorage WHERE grainidextensionstring = $1");
        command.Parameters.AddWithValue(client.SessionId);

        var stored = (string?)await command.ExecuteScalarAsync();

        stored.ShouldNotBeNull();
        var secrets = new[] { client.Token!.Split('.')[1], client.RefreshToken!.Split('.')[1] };
        foreach (var secret in secrets)
        {
            var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(secret);
            stored.ShouldNotContain(secret);
            stored.ShouldNotContain(Convert.ToBase64String(bytes));
            stored.ShouldNotContain(Convert.ToBase64String(bytes.AsSpan(0, 32)));
        }
    }

    [Fact]
    public async Task the_list_says_what_the_device_is()
    {
        using var client = new ShopClient((await ShopServer.Shared).NewClient())
        {
            UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        };
        await client.BeginAsync(new { });

        (await ListAsync(client))[0].GetProperty("device").GetString().ShouldBe("Firefox on Windows");
    }

    private static async Task<JsonElement> ListAsync(ShopClient client)
    {
        using var answer = await client.GetAsync("/api/v1/sessions");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.JsonAsync()).GetProperty("items");
    }
}
