using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Limits;
using Shop.Api.Overload;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Overload;

/// <summary>A process that has more to do than it can bear, over HTTP.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task one_request_too_many_is_told_at_once_to_come_back()
    {
        await using var api = await ApiServer.StartAsync(("Limits:RequestsInFlightMax", "1"));
        var busy = api.Client.GetAsync("/test/wait");
        await api.Entered.WaitAsync();

        using var refused = await api.Client.GetAsync("/");
        api.Release.Release();
        (await busy).EnsureSuccessStatusCode().Dispose();
        using var later = await Eventually.ReadAsync(() => api.Client.GetAsync("/"), static answer => answer.IsSuccessStatusCode);

        (await refused.ShouldBeProblemAsync(503)).ShouldBe("unavailable");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task a_checkout_takes_the_place_of_one_who_looks_around_and_health_is_always_answered()
    {
        var gate = new OverloadGate(new ApiLimits { RequestsInFlightMax = 2 }, new FakeTime()); // nobody has waited too long for it
        await using var api = await ApiServer.StartAsync((await ShopServer.Shared).DatabaseAddress, builder => builder.Services.AddSingleton(gate));
        var busy = api.Client.GetAsync("/test/wait");
        await api.Entered.WaitAsync();
        var looking = api.Client.GetAsync("/api/v1/products");
        await Eventually.ReadAsync(() => Task.FromResult(gate.Waiting), static waiting => waiting == 1);

        var checkout = api.Client.GetAsync("/api/v1/checkouts/checkout-01980000000070008000000000000000");
        using var looked = await looking;
        using var health = await api.Client.GetAsync("/health/live");
        api.Release.Release();
        (await busy).EnsureSuccessStatusCode().Dispose();
        using var answered = await checkout;

        (await looked.ShouldBeProblemAsync(503)).ShouldBe("unavailable");
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        answered.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
