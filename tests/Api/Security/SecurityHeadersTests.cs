namespace Shop.Api.Tests.Security;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/no/such/route")]
    [InlineData("/test/throw")]
    public async Task every_response_carries_them(string path)
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.GetAsync(path);

        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("strict-origin-when-cross-origin");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }
}
