using System.Net;

namespace Shop.Api.Tests.Limits;

public sealed class BodyLimitTests
{
    [Fact]
    public async Task a_body_of_64_KiB_is_taken()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.PostAsync("/test/echo", new ByteArrayContent(new byte[64 * 1024]));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(64 * 1024);
    }

    [Theory]
    [InlineData("/test/echo")]
    [InlineData("/no/such/route")]
    public async Task a_body_that_declares_more_is_refused_before_it_is_sent(string path)
    {
        var api = await ApiServer.Shared;

        var answer = await api.SendRawAsync(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {(64 * 1024) + 1}\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldContain("application/problem+json");
        answer.ShouldContain("\"code\":\"too_large\"");
    }

    [Fact]
    public async Task a_body_that_declares_nothing_is_cut_while_it_is_read()
    {
        var api = await ApiServer.Shared;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/test/echo") { Content = new ByteArrayContent(new byte[65 * 1024]) };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await api.Client.SendAsync(request);

        (await answer.ShouldBeProblemAsync(413)).ShouldBe("too_large");
    }
}
