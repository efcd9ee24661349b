using System.Net;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task a_process_without_its_database_lives_but_is_not_ready_until_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var shop = await ShopServer.StartAsync(server);
        var api = shop.Api;
        await server.StopAsync();

        using var live = await api.Client.GetAsync("/health/live");
        using var ready = await api.Client.GetAsync("/health/ready");

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await live.Content.ReadAsStringAsync()).ShouldBe("""{"status":"healthy","checks":{}}""");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("""{"status":"unhealthy","checks":{"database":"unhealthy"}}""");

        await server.StartAgainAsync();
        // An answer serves for half a second; asked until the next, which must come.
        await Eventually.ReadAsync(
            async () =>
            {
                using var again = await api.Client.GetAsync("/health/ready");
                return again.StatusCode;
            },
            status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task health_is_never_cached()
    {
        var api = await ApiServer.Shared;

        using var live = await api.Client.GetAsync("/health/live");

        live.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task health_is_told_while_everything_else_is_refused()
    {
        await using var api = await ApiServer.StartAsync(("Limits:RequestsInFlightMax", "1"));
        var busy = api.Client.GetAsync("/test/wait");
        await api.Entered.WaitAsync();

        using var live = await api.Client.GetAsync("/health/live");

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        api.Release.Release();
        (await busy).Dispose();
    }
}
