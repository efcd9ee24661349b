using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Catalog;
using Shop.Catalog;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Storefront;

/// <summary>Pages in front of a small stand-in for the build: what is tested is how it is served, not what it does.</summary>
public sealed class StorefrontTests : IAsyncLifetime
{
    private const string Script = "document.title";

    private readonly string _folder = Directory.CreateTempSubdirectory("shop-web-").FullName;
    private ApiServer _api = null!;

    public async Task InitializeAsync()
    {
        await Write("index.html", $"<html><head><!-- head --><title>x</title><!-- /head --><script>{Script}</script></head><body><div id=\"root\"><!-- frame --><header>shop</header><main><!-- content --></main><!-- /frame --></div></body></html>");
        await Write("assets/app-1a2b.js", "plain");
        await Write("assets/app-1a2b.js.br", "packed by brotli");
        await Write("assets/app-1a2b.js.gz", "packed by gzip");
        await Write(".fingerprint", "secret");
        _api = await ApiServer.StartAsync(("Storefront:Folder", _folder), ("Storefront:PublicUrl", "https://shop.example"));
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task a_page_allows_the_scripts_of_the_build_and_no_other()
    {
        using var answer = await _api.Client.GetAsync("/cart");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldNotContain("unsafe");
        policy.ShouldContain("'sha256-" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Script))) + "'");
    }

    [Theory]
    [InlineData("br", "packed by brotli")]
    [InlineData("gzip", "packed by gzip")]
    [InlineData(null, "plain")]
    public async Task a_hashed_file_is_for_ever_and_packed_as_the_browser_takes_it(string? coding, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);

        using var answer = await _api.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldBe(body);
        answer.Content.Headers.ContentEncoding.FirstOrDefault().ShouldBe(coding);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/account/nowhere")]
    [InlineData("/index.html")]
    [InlineData("/.fingerprint")]
    [InlineData("/../index.html")]
    [InlineData("/categories/nowhere")]
    [InlineData("/products/nowhere")]
    public async Task what_is_not_there_is_404_for_people_too(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await _api.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("noindex");
        page.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/categories", HttpStatusCode.MethodNotAllowed)]
    public async Task below_the_apis_addresses_there_are_no_pages(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await _api.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task a_product_is_in_the_page_with_what_machines_read_and_its_markup_is_text()
    {
        var product = await Products.PutAsync(await ShopServer.Shared, Products.New("</script><script>alert(1)</script>"));

        using var answer = await _api.Client.GetAsync($"/products/{product.Slug}");
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldNotContain("<script>alert");
        page.ShouldContain($"<link rel=\"canonical\" href=\"https://shop.example/products/{product.Slug}\">");
        page.ShouldContain("<meta property=\"og:type\" content=\"product\"><meta property=\"og:image\" content=\"https://shop.example/icon-512.png\"><meta property=\"og:image:width\" content=\"512\">");
        page.ShouldContain("<meta name=\"twitter:card\" content=\"summary\">");
        using var facts = JsonDocument.Parse(Between(page, "<script type=\"application/ld+json\">", "</script>"));
        facts.RootElement.GetProperty("@type").GetString().ShouldBe("Product");
        facts.RootElement.GetProperty("name").GetString().ShouldBe("</script><script>alert(1)</script>");
        using var data = JsonDocument.Parse(Between(page, "id=\"data\">", "</script>"));
        data.RootElement[1].GetProperty("data").GetProperty("id").GetString().ShouldBe(product.Id.Value);
    }

    [Fact]
    public async Task a_product_that_was_taken_from_sale_is_gone()
    {
        var product = await Products.PutAsync(await ShopServer.Shared, Products.New("Short-lived") with { Status = ProductStatus.Archived });

        using var byId = await _api.Client.GetAsync($"/products/{product.Id}");
        using var bySlug = await _api.Client.GetAsync($"/products/{product.Slug}");

        (byId.StatusCode, bySlug.StatusCode).ShouldBe((HttpStatusCode.Gone, HttpStatusCode.Gone));
    }

    [Fact]
    public async Task a_shoppers_page_has_the_shops_head_from_its_first_frame_and_the_office_has_not()
    {
        var shop = await _api.Client.GetStringAsync("/cart");
        var office = await _api.Client.GetStringAsync("/admin/orders");

        shop.ShouldContain("<header>shop</header><main></main>");
        office.ShouldNotContain("<header>");
    }

    [Fact]
    public async Task a_products_picture_and_price_are_in_the_page_before_the_app_is()
    {
        var product = await Products.PutAsync(
            await ShopServer.Shared,
            Products.New("Pictured", "1234.50") with { Images = [new ProductImage("/media/front.svg", "From the front", 1200, 1200)] });

        var page = await _api.Client.GetStringAsync($"/products/{product.Slug}");

        var main = Between(page, "<main>", "</main>");
        main.ShouldContain("<img class=\"size-full object-cover\" fetchpriority=\"high\" src=\"/media/front.svg\" alt=\"From the front\" width=\"1200\" height=\"1200\">");
        main.ShouldContain("$1,234.50");
    }

    [Theory]
    [InlineData("/media/art/1/mug/detail/sage-striped-4.svg", "https://shop.example/media/share/1/mug/sage-striped-4.jpg", 1200, 630)]
    [InlineData("https://pictures.example/vase.jpg", "https://pictures.example/vase.jpg", 1000, 800)]
    [InlineData("https://pictures.example/vase.SVG?v=2", "https://shop.example/icon-512.png", 512, 512)]
    [InlineData("/media/art/1/mug/above/sage-striped-4.svg", "https://shop.example/icon-512.png", 512, 512)]
    public async Task a_page_is_shared_with_a_picture_that_everybody_can_read(string own, string shared, int width, int height)
    {
        var product = await Products.PutAsync(
            await ShopServer.Shared, Products.New("Shared") with { Images = [new ProductImage(own, "A mug", 1000, 800)] });

        var page = await _api.Client.GetStringAsync($"/products/{product.Slug}");

        Between(page, "property=\"og:image\" content=\"", "\"").ShouldBe(shared);
        Between(page, "property=\"og:image:width\" content=\"", "\"").ShouldBe($"{width}");
        Between(page, "property=\"og:image:height\" content=\"", "\"").ShouldBe($"{height}");
        Between(page, "name=\"twitter:card\" content=\"", "\"").ShouldBe(width > height ? "summary_large_image" : "summary");
        using var facts = JsonDocument.Parse(Between(page, "<script type=\"application/ld+json\">", "</script>"));
        var images = facts.RootElement.GetProperty("image").EnumerateArray().Select(image => image.GetString()).ToList();
        images.ShouldContain(own.StartsWith('/') ? $"https://shop.example{own}" : own);
        images[0].ShouldBe(shared.EndsWith("icon-512.png", StringComparison.Ordinal) ? images[^1] : shared);
    }

    [Fact]
    public async Task an_address_that_a_product_had_before_leads_on_to_the_one_it_has_now()
    {
        var shop = await ShopServer.Shared;
        var product = await Products.PutAsync(shop, Products.New("Renamed"));
        var renamed = product with { Slug = product.Slug + "-now" };
        (await Products.Grain(shop, product.Id).Put(new PutProduct(renamed, product.Version, "customer-1", OperationId.New(), ChangeKind.Edit))).Refusal.ShouldBeNull();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _api.Client.BaseAddress };

        using var answer = await Eventually.ReadAsync(
            () => client.GetAsync($"/products/{product.Slug}?sku=a%26b"), answer => answer.StatusCode == HttpStatusCode.MovedPermanently);

        answer.Headers.Location!.OriginalString.ShouldBe($"/products/{renamed.Slug}?sku=a%26b");
    }

    [Fact]
    public async Task search_engines_are_told_every_address_worth_a_visit_and_no_other()
    {
        var product = await Products.PutAsync(await ShopServer.Shared, Products.New("Listed"));

        var robots = await _api.Client.GetStringAsync("/robots.txt");
        var sitemap = await Eventually.ReadAsync(
            () => _api.Client.GetStringAsync("/sitemap.xml"), text => text.Contains($"https://shop.example/products/{product.Slug}<", StringComparison.Ordinal));

        robots.ShouldContain("Sitemap: https://shop.example/sitemap.xml");
        robots.ShouldContain("Disallow: /checkout");
        sitemap.ShouldContain("<loc>https://shop.example/</loc>");
        sitemap.ShouldNotContain("/cart");
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private async Task Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }
}
