using System.Net;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Checkout;

public sealed class CheckoutRateTests
{
    [Theory]
    [InlineData("CheckoutLimits:PerShopper")]
    [InlineData("CheckoutLimits:PerNetwork")]
    public async Task whoever_tries_too_often_is_told_to_wait(string setting)
    {
        await using var api = await ApiServer.StartAsync((setting, "2"), ("CheckoutLimits:PerNetworkAndSecond", "1"));
        using var guest = await ShopClient.GuestOfAsync(NewClient(api));
        var body = CheckoutRequests.Body(await guest.NewCartAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => guest.CheckOutAsync(body)));

        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        (await refused.ShouldBeProblemAsync(429)).ShouldBe("too_many_requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task one_shoppers_tries_are_not_anothers()
    {
        await using var api = await ApiServer.StartAsync(("CheckoutLimits:PerShopper", "1"));
        using var guest = await ShopClient.GuestOfAsync(NewClient(api));
        using var other = await ShopClient.GuestOfAsync(NewClient(api));
        (await guest.CheckOutAsync(CheckoutRequests.Body(await guest.NewCartAsync()))).Dispose();

        using var refused = await guest.CheckOutAsync(CheckoutRequests.Body(await guest.NewCartAsync()));
        using var others = await other.CheckOutAsync(CheckoutRequests.Body(await other.NewCartAsync()));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        others.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private static HttpClient NewClient(ApiServer api) => new() { BaseAddress = api.Client.BaseAddress };
}
