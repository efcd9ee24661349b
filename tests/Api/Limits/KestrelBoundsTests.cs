using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Api.Limits;

namespace Shop.Api.Tests.Limits;

public sealed class KestrelBoundsTests
{
    [Fact]
    public void no_limit_of_the_server_is_left_unlimited()
    {
        var kestrel = new KestrelServerOptions();

        KestrelBounds.Apply(kestrel, new ApiLimits());

        foreach (var limit in typeof(KestrelServerLimits).GetProperties())
        {
            limit.GetValue(kestrel.Limits).ShouldNotBeNull(limit.Name);
        }
    }

    [Fact]
    public async Task the_running_server_has_them()
    {
        await using var api = await ApiServer.StartAsync(("Limits:ConnectionsMax", "123"));

        var limits = api.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        limits.MaxConcurrentConnections.ShouldBe(123);
        limits.MaxRequestBodySize.ShouldBe(64 * 1024);
        limits.RequestHeadersTimeout.ShouldBe(TimeSpan.FromSeconds(15));
        limits.MinRequestBodyDataRate!.BytesPerSecond.ShouldBe(240);
    }

    [Fact]
    public async Task a_head_that_is_too_large_is_refused()
    {
        var api = await ApiServer.Shared;

        var answer = await api.SendRawAsync($"GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: {new string('a', 17 * 1024)}\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 431 ");
    }

    [Fact]
    public async Task a_connection_too_many_is_closed()
    {
        await using var api = await ApiServer.StartAsync(("Limits:ConnectionsMax", "1"));
        var first = api.Client.GetAsync("/test/wait");
        await api.Entered.WaitAsync();

        string answer;
        try
        {
            answer = await api.SendRawAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        catch (IOException)
        {
            answer = ""; // reset before it could be read
        }

        answer.ShouldBeEmpty();
        api.Release.Release();
        (await first).EnsureSuccessStatusCode().Dispose();
    }
}
