using System.Net;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Checkout;

public sealed class CheckoutRateTests
{
    // All tests come from one network, whose count is in a grain of the silo that they share: two seconds' worth is the most that
    // may be taken of it here, or others would be refused.
    [Theory]
    [InlineData("CheckoutLimits:PerShopper=2")]
    [InlineData("CheckoutLimits:PerNetwork=2", "CheckoutLimits:PerNetworkAndSecond=1")]
    public async Task whoever_tries_too_often_is_told_to_wait(params string[] settings)
    {
        await using var api = await ApiServer.StartAsync([.. settings.Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]);
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
