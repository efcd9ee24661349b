using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shop.Silo.DemoCatalog;

namespace Shop.Api.Tests.Media;

public sealed partial class MediaTests
{
    [Fact]
    public async Task every_picture_of_the_demo_catalog_is_drawn()
    {
        var api = await ApiServer.Shared;
        var products = new DemoProducts(seed: 1);
        // Each kind of thing comes at least once among a few hundred products; one of each look and view is asked for.
        var addresses = Enumerable.Range(0, 400).SelectMany(number => products[number].Images).Select(image => image.Url)
            .DistinctBy(url => string.Join('/', url.Split('/')[..6])).ToList();

        addresses.Count.ShouldBeGreaterThan(30 * 3);
        foreach (var address in addresses)
        {
            using var answer = await api.Client.GetAsync(address);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
            var svg = await answer.Content.ReadAsStringAsync();
            svg.ShouldNotContain("{", Case.Sensitive, address);
            var root = XDocument.Parse(svg).Root!;
            root.Name.LocalName.ShouldBe("svg");
            var defined = root.Elements().First().Elements().Select(one => (string)one.Attribute("id")!).ToList();
            var used = References().Matches(svg).Select(match => match.Groups[1].Value).Distinct();
            used.Order().ShouldBe(defined.Order(), address); // neither a hole in the picture nor bytes for nothing
        }
    }

    [Fact]
    public async Task the_same_address_is_the_same_picture_and_may_be_kept_for_ever()
    {
        var api = await ApiServer.Shared;
        const string Address = "/media/art/1/mug/front/sage-striped-4.svg";

        using var one = await api.Client.GetAsync(Address);
        using var other = await api.Client.GetAsync(Address);

        (await other.Content.ReadAsStringAsync()).ShouldBe(await one.Content.ReadAsStringAsync());
        one.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        one.Headers.ETag.ShouldNotBeNull();
        using var request = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { IfNoneMatch = { one.Headers.ETag } } };
        using var unchanged = await api.Client.SendAsync(request);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/media/art/1/unicorn/front/sage-plain-4.svg")]
    [InlineData("/media/art/1/mug/above/sage-plain-4.svg")]
    [InlineData("/media/art/1/mug/1/sage-plain-4.svg")]
    [InlineData("/media/art/1/mug/Front/sage-plain-4.svg")]
    [InlineData("/media/art/1/mug/front/octarine-plain-4.svg")]
    [InlineData("/media/art/1/mug/front/sage-knitted-4.svg")]
    [InlineData("/media/art/1/mug/front/sage-plain-1000.svg")]
    [InlineData("/media/art/1/mug/front/sage-plain-04.svg")]
    [InlineData("/media/art/1/mug/front/sage-plain-4.png")]
    [InlineData("/media/art/1/mug/front/sage-plain-4-5.svg")]
    [InlineData("/media/art/1/mug/front/%3Cscript%3E-plain-4.svg")]
    public async Task what_is_not_exactly_the_address_of_a_picture_is_not_found(string address)
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex(@"url\(#([^)]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex References();
}
