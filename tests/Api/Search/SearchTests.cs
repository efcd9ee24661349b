using System.Net;
using System.Text.Json;
using Shop.Catalog;

namespace Shop.Api.Tests.Search;

public sealed class SearchTests
{
    [Fact]
    public async Task words_find_what_has_them_in_any_form_and_titles_come_first()
    {
        var shop = await SearchShop.Shared;

        var answer = await shop.GetAsync("/search?q=wireless+headphone&limit=100");

        var expected = shop.Products.Count(product => product.Title.Contains("Wireless", StringComparison.Ordinal) && product.Title.Contains("Headphones", StringComparison.Ordinal));
        answer.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(expected);
        Titles(answer).Take(expected).ShouldAllBe(title => title.Contains("Wireless", StringComparison.Ordinal) && title.Contains("Headphones", StringComparison.Ordinal));
        answer.TryGetProperty("corrected", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("wireles hedphones", "wireless headphones")]
    [InlineData("Wirelss  Headfones", "wireless headphones")]
    [InlineData("mechancial keybord", "mechanical keyboard")]
    [InlineData("stonware mgu", "stoneware mug")]
    [InlineData("yga mat", "yoga mat")]
    public async Task typos_are_corrected_and_told(string typed, string meant)
    {
        var shop = await SearchShop.Shared;

        var answer = await shop.GetAsync($"/search?q={Uri.EscapeDataString(typed)}");

        answer.GetProperty("corrected").GetString().ShouldBe(meant);
        var right = await shop.GetAsync($"/search?q={Uri.EscapeDataString(meant)}");
        answer.GetProperty("total").GetInt32().ShouldBe(right.GetProperty("total").GetInt32());
        Titles(answer).ShouldBe(Titles(right));
    }

    [Fact]
    public async Task what_nothing_is_like_finds_nothing_and_corrects_nothing()
    {
        var shop = await SearchShop.Shared;

        var answer = await shop.GetAsync("/search?q=xqzvbnm");

        answer.GetProperty("total").GetInt32().ShouldBe(0);
        answer.GetProperty("items").GetArrayLength().ShouldBe(0);
        answer.TryGetProperty("corrected", out _).ShouldBeFalse();
        answer.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task facets_count_what_each_choice_would_find_and_other_facets_see_the_choice()
    {
        var shop = await SearchShop.Shared;
        var headphones = shop.Products.Where(product => product.Categories[0] == "headphones").ToList();
        var brands = headphones.GroupBy(product => product.Brand).OrderByDescending(group => group.Count()).Take(2).Select(group => group.Key).ToList();

        var answer = await shop.GetAsync($"/search?category=headphones&brand={Uri.EscapeDataString(brands[0])}&brand={Uri.EscapeDataString(brands[1])}");

        answer.GetProperty("total").GetInt32().ShouldBe(headphones.Count(product => brands.Contains(product.Brand)));
        // The facet of the choice counts as if nothing of it were chosen ...
        foreach (var (brand, count, isSelected) in Values(answer, "brand"))
        {
            count.ShouldBe(headphones.Count(product => product.Brand == brand));
            isSelected.ShouldBe(brands.Contains(brand));
        }

        // ... and every other facet within the choice.
        foreach (var (connectivity, count, isSelected) in Values(answer, "Connectivity"))
        {
            count.ShouldBe(headphones.Count(product => brands.Contains(product.Brand) && Has(product, "Connectivity", connectivity)));
            isSelected.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task two_facets_and_a_range_of_prices_narrow_together()
    {
        var shop = await SearchShop.Shared;
        bool Fits(ProductDocument product) =>
            product.Categories[0] == "mugs" && Has(product, "Colour", "Sage") && Has(product, "Material", "Stoneware") && Price(product) is >= 10 and <= 25;

        var answer = await shop.GetAsync("/search?category=kitchen&q=mug&Colour=Sage&Material=Stoneware&price=10..25&limit=100");

        Slugs(answer).Order().ShouldBe(shop.Products.Where(Fits).Select(product => product.Slug).Order());
        Values(answer, "price").Single(value => value.Selected).Value.ShouldBe("10..25");
        Values(answer, "Colour").Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task a_category_is_searched_with_all_below_it()
    {
        var shop = await SearchShop.Shared;

        var answer = await shop.GetAsync("/search?category=audio&limit=1");

        answer.GetProperty("total").GetInt32().ShouldBe(shop.Products.Count(product => product.Categories[0] is "headphones" or "earbuds" or "speakers"));
        Values(answer, "category").Select(value => value.Value).ShouldBe(["audio", "electronics", "headphones", "earbuds", "speakers"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("price")]
    [InlineData("-price")]
    [InlineData("newest")]
    [InlineData("rating")]
    [InlineData("relevance")]
    public async Task pages_follow_each_other_without_a_gap_or_a_repeat(string sort)
    {
        var shop = await SearchShop.Shared;
        var all = Slugs(await shop.GetAsync($"/search?category=clothing&sort={sort}&limit=100"));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await shop.GetAsync($"/search?category=clothing&sort={sort}&limit=17" + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(Slugs(page));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        seen.ShouldBeUnique();
        seen.Count.ShouldBe(shop.Products.Count(product => IsClothing(product.Categories[0])));
        seen.Take(100).ShouldBe(all);
    }

    [Fact]
    public async Task prices_sort_both_ways_and_the_newest_come_first()
    {
        var shop = await SearchShop.Shared;

        Prices(await shop.GetAsync("/search?q=mug&sort=price&limit=50")).ShouldBeInOrder(SortDirection.Ascending);
        Prices(await shop.GetAsync("/search?q=mug&sort=-price&limit=50")).ShouldBeInOrder(SortDirection.Descending);
        var newest = shop.Products.OrderByDescending(product => product.CreatedAt).Take(10).Select(product => product.Slug);
        Slugs(await shop.GetAsync("/products?sort=newest&limit=10")).ShouldBe(newest);
    }

    [Fact]
    public async Task a_list_has_a_categorys_products_page_by_page()
    {
        var shop = await SearchShop.Shared;
        var mugs = shop.Products.Where(product => product.Categories[0] == "mugs").Select(product => product.Slug).ToList();

        var first = await shop.GetAsync("/products?category=mugs&sort=price&limit=10");
        var second = await shop.GetAsync($"/products?category=mugs&sort=price&limit=100&cursor={first.GetProperty("next").GetString()}");

        Slugs(first).Count.ShouldBe(10);
        Slugs(first).Concat(Slugs(second)).Order().ShouldBe(mugs.Order());
        Prices(first).Concat(Prices(second)).ShouldBeInOrder();
    }

    [Fact]
    public async Task an_item_tells_what_a_list_shows()
    {
        var shop = await SearchShop.Shared;
        var product = shop.Products.First(one => one.Rating is not null && one.Variants.Any(variant => variant.CompareAt is not null));

        var answer = await shop.GetAsync($"/search?q={Uri.EscapeDataString(product.Title)}");

        var item = answer.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("id").GetString() == product.Id.Value);
        item.GetProperty("slug").GetString().ShouldBe(product.Slug);
        item.GetProperty("title").GetString().ShouldBe(product.Title);
        item.GetProperty("brand").GetString().ShouldBe(product.Brand);
        item.GetProperty("price").GetProperty("amount").GetString().ShouldBe(product.Variants.MinBy(variant => variant.Price.MinorUnits)!.Price.Amount);
        item.GetProperty("price").GetProperty("currency").GetString().ShouldBe("USD");
        item.GetProperty("image").GetProperty("url").GetString().ShouldBe(product.Images[0].Url);
        item.GetProperty("rating").GetProperty("count").GetInt32().ShouldBe(product.Rating!.Count);
    }

    [Fact]
    public async Task categories_are_a_tree_with_counts()
    {
        var shop = await SearchShop.Shared;

        var departments = (await shop.GetAsync("/categories")).GetProperty("items").EnumerateArray().ToList();

        departments.Sum(one => one.GetProperty("count").GetInt32()).ShouldBe(SearchShop.ProductsCount);
        var electronics = departments.Single(one => one.GetProperty("id").GetString() == "electronics");
        var audio = electronics.GetProperty("children").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "audio");
        audio.GetProperty("children").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "headphones").GetProperty("count").GetInt32()
            .ShouldBe(shop.Products.Count(product => product.Categories[0] == "headphones"));
    }

    [Theory]
    [InlineData("wirel", "queries", "wireless")]
    [InlineData("HEAD", "queries", "headphones")]
    [InlineData("mugs", "categories", "Mugs & cups")]
    [InlineData("aura", "brands", "Auralis")]
    public async Task first_letters_suggest_what_may_be_meant(string typed, string kind, string expected)
    {
        var shop = await SearchShop.Shared;

        var answer = await shop.GetAsync($"/search/suggestions?q={typed}");

        answer.GetProperty(kind).EnumerateArray().Select(one => kind == "categories" ? one.GetProperty("name").GetString() : one.GetString())
            .ShouldContain(text => text!.StartsWith(expected, StringComparison.Ordinal));
        answer.GetProperty("products").GetArrayLength().ShouldBeInRange(1, 6);
    }

    [Fact]
    public async Task of_the_products_that_begin_so_the_best_liked_are_suggested()
    {
        var shop = await SearchShop.Shared;

        var suggested = (await shop.GetAsync("/search/suggestions?q=mug")).GetProperty("products").EnumerateArray().Select(Liked).ToList();

        var mugs = (await shop.GetAsync("/search?q=mug&limit=100")).GetProperty("items").EnumerateArray().Select(Liked).OrderDescending().ToList();
        suggested.ShouldBeInOrder(SortDirection.Descending);
        suggested.Count.ShouldBe(6);
        suggested[0].ShouldBeGreaterThanOrEqualTo(mugs[0]);
    }

    [Fact]
    public async Task a_products_name_is_no_search_to_suggest_but_what_several_share_is()
    {
        var shop = await SearchShop.Shared;
        var ends = shop.Products.Select(product => product.Title.Split(' ')[^1].ToLowerInvariant()).CountBy(end => end).ToDictionary();

        foreach (var word in ends.Keys.Where(word => word.Length > 3 && word.All(char.IsAsciiLetterLower)).Take(40))
        {
            var queries = (await shop.GetAsync($"/search/suggestions?q={word}")).GetProperty("queries").EnumerateArray().Select(one => one.GetString()).ToList();

            queries.Contains(word).ShouldBe(ends[word] >= 3, word);
        }
    }

    [Theory]
    [InlineData("/search?limit=0", "limit")]
    [InlineData("/search?limit=101", "limit")]
    [InlineData("/search?limit=ten", "limit")]
    [InlineData("/search?sort=cheapest", "sort")]
    [InlineData("/search?sort=price&sort=rating", "sort")]
    [InlineData("/search?price=50..10", "price")]
    [InlineData("/search?price=..", "price")]
    [InlineData("/search?price=10", "price")]
    [InlineData("/search?price=-5..10", "price")]
    [InlineData("/search?cursor=abc", "cursor")]
    [InlineData("/search?category=unicorns", "category")]
    [InlineData("/search?flavour=sweet", "flavour")]
    [InlineData("/search?q=a%00b", "q")]
    [InlineData("/products?q=mug", "q")]
    [InlineData("/products?brand=Auralis", "brand")]
    [InlineData("/products?limit=1.5", "limit")]
    [InlineData("/categories?depth=2", "depth")]
    [InlineData("/search/suggestions", "q")]
    [InlineData("/search/suggestions?q=a&limit=5", "limit")]
    public async Task a_bad_parameter_is_named_with_its_rule(string path, string parameter)
    {
        var shop = await SearchShop.Shared;

        using var answer = await shop.Server.Api.Client.GetAsync("/api/v1" + path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("code").GetString().ShouldBe("validation_failed");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldContain(parameter);
    }

    [Fact]
    public async Task a_cursor_is_good_for_its_own_list_only()
    {
        var shop = await SearchShop.Shared;
        var next = (await shop.GetAsync("/search?q=mug&sort=price")).GetProperty("next").GetString();

        foreach (var other in new[] { "/search?q=mug&sort=-price", "/search?q=bowl&sort=price", "/search?q=mug&sort=price&Colour=Sage", "/products?sort=price" })
        {
            using var answer = await shop.Server.Api.Client.GetAsync($"/api/v1{other}&cursor={next}");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, other);
        }

        await shop.GetAsync($"/search?q=mug&sort=price&cursor={next}");
    }

    [Theory]
    [InlineData("'; DROP TABLE shop.search_products; --")]
    [InlineData("mug' OR '1'='1")]
    [InlineData("mug & | ! <-> (:*")]
    [InlineData("\\' \" $$ %_ {0}")]
    [InlineData("\"unbalanced")]
    [InlineData("-")]
    [InlineData("𝔪𝔲𝔤 🎧 ‮ ﷽")]
    public async Task whatever_is_typed_is_only_ever_text(string typed)
    {
        var shop = await SearchShop.Shared;
        var escaped = Uri.EscapeDataString(typed);

        await shop.GetAsync($"/search?q={escaped}");
        await shop.GetAsync($"/search/suggestions?q={escaped}");
        (await shop.GetAsync($"/search?brand={escaped}")).GetProperty("total").GetInt32().ShouldBe(0);

        (await shop.GetAsync("/search?q=mug")).GetProperty("total").GetInt32().ShouldBePositive();
    }

    [Fact]
    public async Task answers_may_be_kept_and_asked_for_again_by_their_tag()
    {
        var shop = await SearchShop.Shared;
        foreach (var path in new[] { "/search?q=mug", "/products?category=mugs", "/categories", "/search/suggestions?q=mu" })
        {
            using var first = await shop.Server.Api.Client.GetAsync("/api/v1" + path);
            first.Headers.CacheControl!.Public.ShouldBeTrue();
            first.Headers.CacheControl.MaxAge.ShouldNotBeNull();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var second = await shop.Server.Api.Client.SendAsync(request);

            second.StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
        }
    }

    // As the projection reckons it.
    private static long Liked(JsonElement item) => item.TryGetProperty("rating", out var rating)
        ? Shop.Silo.Search.SearchRow.PopularityOf(new ProductRating(rating.GetProperty("average").GetDecimal(), rating.GetProperty("count").GetInt32()))
        : 0;

    private static bool IsClothing(string category) =>
        category is "t-shirts" or "shirts" or "hoodies" or "jackets" or "jeans" or "dresses" or "beanies" or "socks";

    private static bool Has(ProductDocument product, string name, string value) =>
        product.Attributes.Any(one => one.Name == name && one.Value == value)
        || product.Options.Any(option => option.Name == name && option.Values.Contains(value));

    private static decimal Price(ProductDocument product) => product.Variants.Min(variant => variant.Price.MinorUnits) / 100m;

    private static List<string> Titles(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!)];

    private static List<string> Slugs(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!)];

    private static List<decimal> Prices(JsonElement answer) =>
        [.. answer.GetProperty("items").EnumerateArray().Select(item => decimal.Parse(item.GetProperty("price").GetProperty("amount").GetString()!))];

    private static List<(string Value, int Count, bool Selected)> Values(JsonElement answer, string facet) =>
    [
        .. answer.GetProperty("facets").EnumerateArray().Single(one => one.GetProperty("name").GetString() == facet)
            .GetProperty("values").EnumerateArray()
            .Select(value => (value.GetProperty("value").GetString()!, value.GetProperty("count").GetInt32(), value.GetProperty("selected").GetBoolean())),
    ];
}
