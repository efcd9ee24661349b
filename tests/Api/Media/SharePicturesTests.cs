using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shop.Api.Media;
using Shop.Api.Overload;
using Shop.Silo.DemoCatalog;

namespace Shop.Api.Tests.Media;

public sealed class SharePicturesTests
{
    private const string Address = "/media/share/1/mug/sage-striped-4.jpg";
    private static readonly ArtName _mug = new("mug", ArtView.Front, "sage", ArtPattern.Plain, 4);

    [Fact]
    public async Task a_thing_is_a_jpeg_as_wide_as_networks_want_it_and_may_be_kept_for_ever()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.GetAsync(Address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        bytes.Length.ShouldBeLessThan(300 * 1024); // what the strictest of them takes
        using var image = Image.JpegloadBuffer(bytes);
        (image.Width, image.Height).ShouldBe((1200, 630));
        using var request = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var unchanged = await api.Client.SendAsync(request);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task the_head_of_one_is_told_without_its_bytes()
    {
        var api = await ApiServer.Shared;
        using var request = new HttpRequestMessage(HttpMethod.Head, Address);

        using var answer = await api.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(10_000);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/media/share/1/unicorn/sage-plain-4.jpg")]
    [InlineData("/media/share/1/mug/octarine-plain-4.jpg")]
    [InlineData("/media/share/1/mug/sage-plain-1000.jpg")]
    [InlineData("/media/share/1/mug/sage-plain-04.jpg")]
    [InlineData("/media/share/1/mug/sage-plain-4.svg")]
    [InlineData("/media/share/1/mug/sage-plain-4.png")]
    [InlineData("/media/share/1/mug/front/sage-plain-4.jpg")]
    public async Task what_is_not_exactly_the_address_of_one_is_not_found(string address)
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task those_who_ask_for_one_go_last_whoever_they_say_they_are()
    {
        var api = await ApiServer.Shared;
        var endpoint = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Single(one => one.RoutePattern.RawText!.StartsWith("/media/share/", StringComparison.Ordinal));

        var load = RouteLoad.Of(endpoint);

        load.RankOf(new DefaultHttpContext().Request).ShouldBe(RequestRank.Crawling);
        (load.IsCounted, load.IsMeasured).ShouldBe((true, false));
    }

    [Fact]
    public async Task two_colours_of_a_thing_look_different_and_neither_is_an_empty_studio()
    {
        using var pictures = new SharePictures(new ArtStudio());

        var red = await pictures.FindAsync(_mug with { Colour = "red" }, default);
        var navy = await pictures.FindAsync(_mug with { Colour = "navy" }, default);

        var (redThing, navyThing) = (Middle(red!), Middle(navy!));
        redThing[0].ShouldBeGreaterThan(redThing[2] + 40);
        navyThing[2].ShouldBeGreaterThan(navyThing[0] + 20);
    }

    [Fact]
    public void every_thing_of_the_demo_catalog_has_one_and_no_letters_are_in_it()
    {
        var studio = new ArtStudio();
        var products = new DemoProducts(seed: 1);

        foreach (var image in Enumerable.Range(0, 400).SelectMany(number => products[number].Images))
        {
            SharePictures.AddressOf(image.Url).ShouldNotBeNull(image.Url);
        }

        foreach (var kind in studio.Kinds)
        {
            var drawn = Enumerable.Range(0, Drawing.Looks).Select(look => studio.DrawWide(_mug with { Kind = kind, Seed = look }));
            drawn.ShouldAllBe(svg => svg != null && !svg.Contains("<text", StringComparison.Ordinal), kind);
        }
    }

    [Fact]
    public async Task one_is_made_once_however_many_ask_at_a_time()
    {
        var made = 0;
        using var pictures = new SharePictures(new ArtStudio(), _ => [(byte)Interlocked.Increment(ref made)]);

        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pictures.FindAsync(_mug, default).AsTask()));

        made.ShouldBe(1);
        all.ShouldAllBe(one => one!.Bytes[0] == 1);
    }

    [Fact]
    public async Task more_than_can_be_made_are_refused_while_those_that_wait_get_theirs()
    {
        using var go = new ManualResetEventSlim();
        using var pictures = new SharePictures(new ArtStudio(), _ =>
        {
            go.Wait();
            return [1];
        });
        // One is made, sixteen wait; each is another picture.
        var taken = Enumerable.Range(0, 17).Select(seed => pictures.FindAsync(_mug with { Seed = seed }, default).AsTask()).ToList();

        await Should.ThrowAsync<SharePictures.BusyException>(pictures.FindAsync(_mug with { Seed = 17 }, default).AsTask());

        go.Set();
        (await Task.WhenAll(taken)).ShouldAllBe(one => one != null);
        (await pictures.FindAsync(_mug with { Seed = 17 }, default)).ShouldNotBeNull();
    }

    // Red, green and blue where the thing stands.
    private static double[] Middle(SharePicture picture)
    {
        using var image = Image.JpegloadBuffer(picture.Bytes);
        return image.Getpoint(600, 330);
    }
}
