using System.Net;

namespace Shop.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task a_process_without_its_database_lives_but_is_not_ready()
    {
        await using var api = await ApiServer.StartAsync();

        using var live = await api.Client.GetAsync("/health/live");
        using var ready = await api.Client.GetAsync("/health/ready");

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await live.Content.ReadAsStringAsync()).ShouldBe("""{"status":"healthy","checks":{}}""");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("""{"status":"unhealthy","checks":{"database":"unhealthy"}}""");
    }

    [Fact]
    public async Task health_is_never_cached()
    {
        await using var api = await ApiServer.StartAsync();

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
