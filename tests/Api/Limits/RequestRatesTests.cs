using System.Net;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Limits;

public sealed class RequestRatesTests
{
    [Fact]
    public async Task an_address_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var api = await ApiServer.StartAsync(("Limits:AddressBurst", "3"), ("Limits:AddressPerSecond", "1"));

        var answers = await AskAsync(api.Client, 6);

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBeInRange(3, 5);
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.OK);
        (await refused.ShouldBeProblemAsync(429)).ShouldBe("too_many_requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        refused.Headers.GetValues("RateLimit-Remaining").ShouldBe(["0"]);
    }

    [Fact]
    public async Task every_answer_says_how_much_is_left()
    {
        await using var api = await ApiServer.StartAsync(("Limits:AddressBurst", "10"), ("Limits:AddressPerSecond", "1"));

        using var answer = await api.Client.GetAsync("/docs");

        answer.Headers.GetValues("RateLimit-Limit").ShouldBe(["10"]);
        answer.Headers.GetValues("RateLimit-Remaining").ShouldBe(["9"]);
        answer.Headers.GetValues("RateLimit-Reset").ShouldBe(["1"]);
    }

    [Fact]
    public async Task a_session_is_counted_by_itself_before_anybody_is_asked_who_it_is()
    {
        await using var api = await ApiServer.StartAsync(("Limits:SessionBurst", "2"), ("Limits:SessionPerSecond", "1"));
        using var one = await ShopClient.GuestOfAsync(NewClient(api));
        using var other = await ShopClient.GuestOfAsync(NewClient(api));

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await one.GetAsync("/api/v1/sessions"));
        }

        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        (await other.GetAsync("/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_word_of_a_stranger_about_the_address_is_not_taken()
    {
        await using var api = await ApiServer.StartAsync(("Limits:AddressBurst", "3"), ("Limits:AddressPerSecond", "1"));

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/docs") { Headers = { { "X-Forwarded-For", $"203.0.113.{i}" } } };
            answers.Add(await api.Client.SendAsync(request));
        }

        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task behind_a_load_balancer_each_client_is_counted()
    {
        await using var api = await ApiServer.StartAsync(
            ("Limits:AddressBurst", "3"), ("Limits:AddressPerSecond", "1"), ("Proxies:Trusted", "127.0.0.0/8"));

        for (var i = 0; i < 6; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/docs") { Headers = { { "X-Forwarded-For", $"203.0.113.{i}" } } };
            (await api.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task health_is_never_refused()
    {
        await using var api = await ApiServer.StartAsync(("Limits:AddressBurst", "1"), ("Limits:AddressPerSecond", "1"));

        for (var i = 0; i < 5; i++)
        {
            (await api.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static HttpClient NewClient(ApiServer api) => new() { BaseAddress = api.Client.BaseAddress };

    private static async Task<List<HttpResponseMessage>> AskAsync(HttpClient client, int times)
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < times; i++)
        {
            answers.Add(await client.GetAsync("/docs"));
        }

        return answers;
    }
}
