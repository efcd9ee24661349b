using System.Net;
using System.Text;

namespace Shop.Api.Tests.Limits;

/// <summary>Faults 17 and 24: peers that mean harm get a refusal, not our memory or our connections.</summary>
public sealed class HostilePeerTests
{
    [Fact]
    public async Task fault_24_who_sends_a_head_byte_by_byte_is_cut_off()
    {
        await using var api = await ApiServer.StartAsync(("Limits:HeadSecondsMax", "1"));

        var answer = await api.SendRawAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: a");

        answer.ShouldSatisfyAllConditions(
            () => answer.ShouldStartWith("HTTP/1.1 408 "),
            () => answer.ShouldContain("Connection: close"));
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")]
    [InlineData("Content-Length: 5, 6\r\n\r\nhello")]
    [InlineData("Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nXYZ\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Content-Length : 5\r\n\r\nhello")]
    [InlineData("Content-Length: -5\r\n\r\nhello")]
    public async Task fault_24_a_body_whose_end_is_unclear_is_refused_and_the_connection_closed(string rest)
    {
        var api = await ApiServer.Shared;

        var answer = await api.SendRawAsync($"POST /test/echo HTTP/1.1\r\nHost: localhost\r\n{rest}");

        answer.ShouldStartWith("HTTP/1.1 4");
        answer.Split("HTTP/1.1 ").Length.ShouldBe(2, "one answer, then the connection is closed");
    }

    // Kestrel goes by the chunks, and closes: what stands behind them is never taken for a request.
    [Fact]
    public async Task fault_24_a_request_hidden_behind_a_doubtful_length_is_never_run()
    {
        var api = await ApiServer.Shared;

        var answer = await api.SendRawAsync(
            "POST /test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /docs HTTP/1.1\r\nHost: localhost\r\n\r\n");

        answer.Split("HTTP/1.1 ").Length.ShouldBe(2);
        answer.ShouldNotContain("<html");
    }

    [Fact]
    public async Task fault_17_json_of_ten_thousand_levels_is_refused()
    {
        var api = await ApiServer.Shared;
        var deep = "{\"name\":\"a\",\"inner\":" + new string('[', 10_000) + new string(']', 10_000) + "}";

        using var answer = await api.Client.PostAsync("/test/json", new StringContent(deep, Encoding.UTF8, "application/json"));

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("bad_request");
    }

    [Fact]
    public async Task fault_17_a_hundred_megabytes_are_refused_before_they_are_sent()
    {
        var api = await ApiServer.Shared;

        var answer = await api.SendRawAsync(
            "POST /api/v1/carts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 413 ");
    }

    [Fact]
    public async Task a_path_that_climbs_finds_nothing()
    {
        var api = await ApiServer.Shared;

        foreach (var path in new[] { "/docs/../appsettings.json", "/docs/%2e%2e/appsettings.json", "/docs/..%2fappsettings.json", "/%00" })
        {
            (await api.SendRawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 4");
        }
    }

    [Fact]
    public async Task a_method_that_nobody_knows_is_refused()
    {
        var api = await ApiServer.Shared;
        using var request = new HttpRequestMessage(new HttpMethod("BREW"), "/api/v1/carts");

        using var answer = await api.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }
}
