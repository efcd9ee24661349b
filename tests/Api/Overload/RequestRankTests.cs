using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Shop.Api.Limits;
using Shop.Api.Overload;

namespace Shop.Api.Tests.Overload;

public sealed class RequestRankTests
{
    [Theory]
    [InlineData("/api/v1/checkouts/{id:checkout}/payment", "", "Buying")]
    [InlineData("/api/v1/webhooks/payments/{provider}", "", "Buying")]
    [InlineData("/api/v1/admin/waiting-rooms", "", "Buying")]
    [InlineData("/api/v1/carts/current", "Googlebot/2.1", "Shopping")]
    [InlineData("/api/v1/waiting-rooms/{id}/places", "", "Arriving")]
    [InlineData("/api/v1/sessions", "", "Arriving")]
    [InlineData("/api/v1/products", "Mozilla/5.0", "Browsing")]
    [InlineData("/products/{slug}", "Mozilla/5.0 (compatible; Googlebot/2.1)", "Crawling")]
    [InlineData("/api/v1/checkoutsomething", "", "Browsing")]
    public void who_buys_goes_before_who_comes_or_looks_around_and_they_before_crawlers(string route, string agent, string rank)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.UserAgent = agent;

        RouteLoad.Of(Endpoint(route)).RankOf(request).ToString().ShouldBe(rank);
    }

    [Fact]
    public void who_has_a_place_goes_before_who_comes()
    {
        var look = RouteLoad.Of(Endpoint("/api/v1/waiting-rooms/{id}/places/current", new Ranked(RequestRank.Waiting)));

        look.RankOf(new DefaultHttpContext().Request).ShouldBe(RequestRank.Waiting);
        ((int)RequestRank.Waiting).ShouldBeInRange((int)RequestRank.Arriving + 1, (int)RequestRank.Shopping - 1);
    }

    [Fact]
    public void health_and_streams_wait_for_no_turn_and_banks_say_nothing_of_the_shop()
    {
        RouteLoad.Of(Endpoint("/health/live", new DisableRateLimitingAttribute())).IsCounted.ShouldBeFalse();
        RouteLoad.Of(Endpoint("/api/v1/live", new LongLived())).IsCounted.ShouldBeFalse();
        RouteLoad.Of(Endpoint("/api/v1/checkouts", new WaitsForOthers())).IsMeasured.ShouldBeFalse();
        RouteLoad.Of(null).IsCounted.ShouldBeTrue();
    }

    private static RouteEndpoint Endpoint(string route, params object[] metadata) =>
        new(static _ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0, new EndpointMetadataCollection(metadata), null);
}
