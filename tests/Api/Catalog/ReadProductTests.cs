using System.Net;
using System.Net.Http.Headers;
using Shop.Catalog;

namespace Shop.Api.Tests.Catalog;

public sealed class ReadProductTests
{
    [Fact]
    public async Task a_product_is_read_by_id_and_by_slug_without_a_session()
    {
        var shop = await ShopServer.Shared;
        var product = await Products.PutAsync(shop);
        using var client = shop.NewClient();

        using var byId = await client.GetAsync($"/api/v1/products/{product.Id}");
        using var bySlug = await client.GetAsync($"/api/v1/products/{product.Slug}");
        var json = await byId.JsonAsync();

        (byId.StatusCode, bySlug.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        byId.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        (await bySlug.Content.ReadAsStringAsync()).ShouldBe(await byId.Content.ReadAsStringAsync());
        json.GetProperty("id").GetString().ShouldBe(product.Id.Value);
        json.GetProperty("slug").GetString().ShouldBe(product.Slug);
        json.GetProperty("description").GetString().ShouldBe("<p>A <em>warm</em> light.</p>");
        var variant = json.GetProperty("variants")[1];
        variant.GetProperty("sku").GetString().ShouldBe(product.Variants[1].Sku.Value);
        variant.GetProperty("price").GetRawText().ShouldBe("""{"amount":"19.99","currency":"USD"}""");
        variant.GetProperty("options").GetRawText().ShouldBe("""[{"name":"Size","value":"L"}]""");
        variant.GetProperty("availability").GetRawText().ShouldBe("""{"state":"out"}""");
        json.TryGetProperty("version", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task whoever_has_it_already_is_told_so_in_a_few_bytes()
    {
        var shop = await ShopServer.Shared;
        var product = await Products.PutAsync(shop);
        using var client = shop.NewClient();
        using var first = await client.GetAsync($"/api/v1/products/{product.Id}");
        first.Headers.CacheControl!.ToString().ShouldBe("public, must-revalidate, max-age=0, s-maxage=1");

        using var again = await ConditionalAsync(client, product, first.Headers.ETag!);
        using var anything = await ConditionalAsync(client, product, EntityTagHeaderValue.Any);
        using var other = await ConditionalAsync(client, product, new EntityTagHeaderValue("\"other\""));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        anything.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("br;q=0.5", true)]
    [InlineData("br;q=0, identity", false)]
    [InlineData("identity", false)]
    public async Task whoever_takes_it_packed_gets_it_packed_under_a_tag_of_its_own(string accepted, bool isPacked)
    {
        var shop = await ShopServer.Shared;
        var product = await Products.PutAsync(shop);
        using var client = shop.NewClient();
        using var plain = await client.GetAsync($"/api/v1/products/{product.Id}");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/products/{product.Id}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await client.SendAsync(request);

        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        answer.Content.Headers.ContentEncoding.ShouldBe(isPacked ? ["br"] : []);
        Equals(answer.Headers.ETag, plain.Headers.ETag).ShouldBe(!isPacked);
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var text = new StreamReader(isPacked ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress) : body);
        (await text.ReadToEndAsync()).ShouldBe(await plain.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task a_head_has_the_headers_and_no_body()
    {
        var shop = await ShopServer.Shared;
        var product = await Products.PutAsync(shop);
        using var client = shop.NewClient();

        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/api/v1/products/{product.Id}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(100);
        answer.Headers.ETag.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("prod-00000000000000000000000000000000")]
    [InlineData("no-such-slug")]
    [InlineData("No%20Slug'%20OR%201=1--")]
    [InlineData("%7B%22$ne%22:null%7D")]
    [InlineData("..%2f..%2fadmin")]
    public async Task fault_23_what_names_no_product_is_not_found(string name)
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var answer = await client.GetAsync($"/api/v1/products/{name}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.JsonAsync()).GetProperty("code").GetString().ShouldBe("not_found");
    }

    [Fact]
    public async Task an_archived_product_is_not_found_by_shoppers()
    {
        var shop = await ShopServer.Shared;
        var product = await Products.PutAsync(shop, Products.New() with { Status = ProductStatus.Archived });
        using var client = shop.NewClient();

        using var byId = await client.GetAsync($"/api/v1/products/{product.Id}");
        using var bySlug = await client.GetAsync($"/api/v1/products/{product.Slug}");

        (byId.StatusCode, bySlug.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task a_slug_leads_to_whoever_has_it_now()
    {
        var shop = await ShopServer.Shared;
        var first = await Products.PutAsync(shop);
        using var client = shop.NewClient();
        using var before = await client.GetAsync($"/api/v1/products/{first.Slug}");
        await Products.PutAsync(shop, first with { Slug = first.Slug + "-new" });
        var second = await Products.PutAsync(shop, Products.New() with { Slug = first.Slug });

        using var after = await client.GetAsync($"/api/v1/products/{first.Slug}");

        (await before.JsonAsync()).GetProperty("id").GetString().ShouldBe(first.Id.Value);
        (await after.JsonAsync()).GetProperty("id").GetString().ShouldBe(second.Id.Value);
    }

    private static Task<HttpResponseMessage> ConditionalAsync(HttpClient client, ProductDocument product, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/products/{product.Id}");
        request.Headers.IfNoneMatch.Add(tag);
        return client.SendAsync(request);
    }
}
