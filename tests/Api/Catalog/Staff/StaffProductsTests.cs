using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Api.Tests.Sessions;
using Shop.Catalog;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Catalog.Staff;

public sealed class StaffProductsTests : IAsyncLifetime
{
    private static int _count;

    private ShopServer _shop = null!;
    private ShopClient _staff = null!;

    public async Task InitializeAsync() => (_shop, _staff) = (await ShopServer.Shared, await StaffClient.WithRolesAsync("catalog"));

    public Task DisposeAsync()
    {
        _staff.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task a_product_is_made_shown_and_found_by_shoppers()
    {
        using var made = await _staff.PostAsync("/api/v1/admin/products", Body());
        var product = await made.JsonAsync();

        made.StatusCode.ShouldBe(HttpStatusCode.Created, product.ToString());
        made.Headers.ETag!.Tag.ShouldBe("\"1\"");
        made.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var shown = await _staff.GetAsync(made.Headers.Location!.OriginalString);
        (await shown.JsonAsync()).GetRawText().ShouldBe(product.GetRawText());
        using var client = _shop.NewClient();
        using var read = await client.GetAsync($"/api/v1/products/{product.GetProperty("slug").GetString()}");
        (await read.JsonAsync()).GetProperty("title").GetString().ShouldBe("Oak stool");
    }

    [Fact]
    public async Task a_change_of_price_shows_to_shoppers_and_in_the_audit_log()
    {
        var (id, sku) = await MakeAsync();
        using var client = _shop.NewClient();
        using var before = await client.GetAsync($"/api/v1/products/{id}");

        using var patched = await _staff.SendAsync(
            HttpMethod.Patch, $"/api/v1/admin/products/{id}/variants/{sku}", new { price = new { amount = "17.50", currency = "EUR" } }, ("If-Match", "\"1\""));

        patched.StatusCode.ShouldBe(HttpStatusCode.OK, await patched.Content.ReadAsStringAsync());
        patched.Headers.ETag!.Tag.ShouldBe("\"2\"");
        await Eventually.ReadAsync(
            async () =>
            {
                using var after = await client.GetAsync($"/api/v1/products/{id}");
                return (await after.JsonAsync()).GetProperty("variants")[0].GetProperty("price").GetProperty("amount").GetString();
            },
            price => price == "17.50");
        using var audit = await _staff.GetAsync($"/api/v1/admin/audit?subject={id}&limit=1");
        var page = await audit.JsonAsync();
        var change = page.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (change.GetProperty("version").GetInt64(), change.GetProperty("kind").GetString()).ShouldBe((2, "edit"));
        change.GetProperty("before").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("variants");
        change.GetProperty("after").GetProperty("variants")[0].GetProperty("price").GetProperty("amount").GetString().ShouldBe("17.50");
        using var next = await _staff.GetAsync($"/api/v1/admin/audit?subject={id}&limit=1&cursor={page.GetProperty("next").GetString()}");
        (await next.JsonAsync()).GetProperty("items")[0].GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task a_change_from_an_old_version_is_refused_and_changes_nothing()
    {
        var (id, _) = await MakeAsync();
        using var first = await PatchAsync(id, new { title = "Second" }, "\"1\"");
        using var stale = await PatchAsync(id, new { title = "Stale" }, "\"1\"");
        using var nonsense = await PatchAsync(id, new { title = "Stale" }, "\"abc\"");

        (first.StatusCode, stale.StatusCode, nonsense.StatusCode)
            .ShouldBe((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed));
        (await stale.JsonAsync()).GetProperty("version").GetInt64().ShouldBe(2);
        (await _shop.Grains.GetGrain<IProductGrain>(id).Read())!.Document.Title.ShouldBe("Second");
    }

    [Fact]
    public async Task two_who_patch_different_members_without_a_version_both_stand()
    {
        var (id, _) = await MakeAsync();

        var answers = await Task.WhenAll(
            PatchAsync(id, new { title = "New title" }), PatchAsync(id, new { brand = "New brand" }), PatchAsync(id, new { description = "New" }));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        var document = (await _shop.Grains.GetGrain<IProductGrain>(id).Read())!.Document;
        (document.Title, document.Brand, document.Description).ShouldBe(("New title", "New brand", "New"));
    }

    [Fact]
    public async Task null_in_a_patch_takes_a_member_out()
    {
        var (id, sku) = await MakeAsync();
        using var set = await PatchAsync(id, new { subtitle = "For the kitchen" });
        using var cleared = await PatchAsync(id, new Dictionary<string, string?> { ["subtitle"] = null });

        (await set.JsonAsync()).GetProperty("subtitle").GetString().ShouldBe("For the kitchen");
        (await cleared.JsonAsync()).TryGetProperty("subtitle", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task what_breaks_a_rule_is_named_by_its_field()
    {
        using var answer = await _staff.PostAsync("/api/v1/admin/products", new
        {
            slug = "Not A Slug",
            variants = new object[] { new { sku = "A", price = new { amount = "1.00", currency = "EUR" }, weightGrams = -1 }, new { } },
        });
        var errors = (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        errors.ShouldBe(["/slug", "/title", "/variants/0/weightGrams", "/variants/1/options", "/variants/1/price", "/variants/1/sku"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("version", "7")]
    [InlineData("id", "\"prod-00000000000000000000000000000000\"")]
    [InlineData("createdAt", "\"2020-01-01T00:00:00Z\"")]
    [InlineData("rating", "{\"average\":5,\"count\":9999}")]
    [InlineData("role", "\"owner\"")]
    public async Task fault_20_what_is_not_staffs_to_write_is_refused(string member, string value)
    {
        var (id, sku) = await MakeAsync();
        using var patch = JsonDocument.Parse($$"""{"{{member}}":{{value}}}""");
        var body = JsonSerializer.SerializeToNode(Body())!.AsObject();
        body[member] = System.Text.Json.Nodes.JsonNode.Parse(value);

        using var put = await _staff.SendAsync(HttpMethod.Put, $"/api/v1/admin/products/{id}", body);
        using var patched = await PatchAsync(id, patch.RootElement);
        using var variant = await _staff.SendAsync(HttpMethod.Patch, $"/api/v1/admin/products/{id}/variants/{sku}", patch.RootElement);

        new[] { put, patched, variant }.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.BadRequest);
        (await _shop.Grains.GetGrain<IProductGrain>(id).Read())!.Document.Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("{\"$set\":{\"title\":\"x\"}}")]
    [InlineData("{\"title\":{\"$ne\":null}}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"title\":\"a\",\"title\":\"b\"}")]
    public async Task fault_23_operators_and_other_shapes_are_no_patch(string body)
    {
        var (id, _) = await MakeAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var patch = JsonDocument.Parse(body);

        using var answer = await _staff.SendAsync(HttpMethod.Patch, $"/api/v1/admin/products/{id}", patch.RootElement);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("?subject=1%27%20OR%201=1")]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?cursor=abc")]
    public async Task an_audit_that_cannot_be_is_refused(string query)
    {
        using var answer = await _staff.GetAsync("/api/v1/admin/audit" + query);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task fault_23_sql_in_texts_is_text()
    {
        const string Title = "Robert'); DROP TABLE shop.product_documents; --";
        using var made = await _staff.PostAsync("/api/v1/admin/products", Body(Title));

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await made.JsonAsync()).GetProperty("title").GetString().ShouldBe(Title);
    }

    [Fact]
    public async Task a_repeat_with_the_same_key_makes_no_second_product()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var body = Body();

        using var first = await _staff.SendAsync(HttpMethod.Post, "/api/v1/admin/products", body, key);
        using var again = await _staff.SendAsync(HttpMethod.Post, "/api/v1/admin/products", body, key);

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
    }

    [Fact]
    public async Task an_archived_product_is_gone_for_shoppers_and_there_for_staff()
    {
        var (id, _) = await MakeAsync();

        using var gone = await _staff.DeleteAsync($"/api/v1/admin/products/{id}");
        using var client = _shop.NewClient();
        using var read = await client.GetAsync($"/api/v1/products/{id}");
        using var shown = await _staff.GetAsync($"/api/v1/admin/products/{id}");

        (gone.StatusCode, read.StatusCode, shown.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.OK));
        (await shown.JsonAsync()).GetProperty("status").GetString().ShouldBe("archived");
    }

    [Theory]
    [InlineData("GET", "/products/prod-00000000000000000000000000000000")]
    [InlineData("PUT", "/products/prod-00000000000000000000000000000000")]
    [InlineData("PATCH", "/products/prod-00000000000000000000000000000000")]
    [InlineData("DELETE", "/products/prod-00000000000000000000000000000000")]
    [InlineData("GET", "/products/12")]
    public async Task a_product_that_is_not_there_is_not_found(string method, string path)
    {
        using var answer = await _staff.SendAsync(new HttpMethod(method), "/api/v1/admin" + path, method is "GET" or "DELETE" ? null : new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, new[] { "orders" })]
    [InlineData(HttpStatusCode.Forbidden, new string[0])]
    [InlineData(HttpStatusCode.Created, new[] { "owner" })]
    public async Task only_the_catalogs_staff_and_the_owner_may_write(HttpStatusCode expected, string[] roles)
    {
        using var client = await StaffClient.WithRolesAsync(roles);

        using var answer = await client.PostAsync("/api/v1/admin/products", Body());

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task a_stranger_is_asked_who_it_is()
    {
        using var client = _shop.NewClient();

        using var answer = await client.PostAsJsonAsync("/api/v1/admin/products", Body());

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task categories_are_replaced_by_version()
    {
        using var read = await _staff.GetAsync("/api/v1/admin/categories");
        var tag = read.Headers.ETag!.Tag;
        var tree = Tree();

        using var put = await _staff.SendAsync(HttpMethod.Put, "/api/v1/admin/categories", tree, ("If-Match", tag));
        using var stale = await _staff.SendAsync(HttpMethod.Put, "/api/v1/admin/categories", tree, ("If-Match", tag));
        using var broken = await _staff.SendAsync(HttpMethod.Put, "/api/v1/admin/categories", new { items = new[] { new { id = "a", name = "A", parentId = "b" } } });

        (put.StatusCode, stale.StatusCode, broken.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.BadRequest));
        (await put.JsonAsync()).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldBe(["home", "stools", "lighting"]);
        (await broken.JsonAsync()).GetProperty("errors").TryGetProperty("/items/0/parentId", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task an_import_into_a_category_that_is_not_there_names_it_by_line()
    {
        (await _staff.SendAsync(HttpMethod.Put, "/api/v1/admin/categories", Tree())).EnsureSuccessStatusCode().Dispose();
        using var lines = new StringContent($$$"""
            {"title":"Stool","categories":["stools"],"variants":[{"sku":"STOOL-A-{{{Environment.ProcessId}}}","price":{"amount":"1.00","currency":"EUR"}}]}
            {"title":"Bench","categories":["home","stoools"],"variants":[{"sku":"STOOL-B-{{{Environment.ProcessId}}}","price":{"amount":"1.00","currency":"EUR"}}]}
            """);
        lines.Headers.ContentType = new("application/jsonl");

        using var answer = await _staff.SendContentAsync(HttpMethod.Post, "/api/v1/admin/products/import?dryRun=true", lines);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["/2/categories/1"]);
    }

    [Fact]
    public async Task a_price_beyond_what_a_cart_can_reckon_with_is_refused_by_its_member()
    {
        // The bound of the catalog is the cart's, or a product could be shown that nobody can buy.
        CatalogLimits.PriceMinorUnitsMax.ShouldBe(Shop.Pricing.PricedLine.UnitPriceMax);
        var (id, sku) = await MakeAsync();

        using var patched = await _staff.SendAsync(
            HttpMethod.Patch, $"/api/v1/admin/products/{id}/variants/{sku}", new { price = new { amount = "10000000000.01", currency = "EUR" } });

        (await patched.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await patched.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["/variants/0/price"]);
    }

    [Fact]
    public async Task all_products_are_listed_page_by_page_archived_ones_too()
    {
        var mine = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            mine.Add((await MakeAsync()).Id);
        }

        (await _staff.DeleteAsync($"/api/v1/admin/products/{mine[2]}")).EnsureSuccessStatusCode().Dispose();
        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            using var answer = await _staff.GetAsync($"/api/v1/admin/products?limit=50{(cursor is null ? "" : $"&cursor={cursor}")}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            var page = await answer.JsonAsync();
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(50);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        seen.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        mine.Except(seen).ShouldBeEmpty();
        using var wrong = await _staff.GetAsync("/api/v1/admin/products?limit=101&cursor=abc");
        (await wrong.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["cursor", "limit"]);
    }

    private static object Tree() => new
    {
        items = new[]
        {
            new { id = "home", name = "Home", parentId = (string?)null, position = 0 },
            new { id = "stools", name = "Stools", parentId = (string?)"home", position = 0 },
            new { id = "lighting", name = "Lighting", parentId = (string?)null, position = 1 },
        },
    };

    private Task<HttpResponseMessage> PatchAsync(string id, object body, string? ifMatch = null) => _staff.SendAsync(
        HttpMethod.Patch, $"/api/v1/admin/products/{id}", body, ifMatch is null ? [] : [("If-Match", ifMatch)]);

    private async Task<(string Id, string Sku)> MakeAsync()
    {
        using var made = await _staff.PostAsync("/api/v1/admin/products", Body());
        var product = await made.JsonAsync();
        made.StatusCode.ShouldBe(HttpStatusCode.Created, product.ToString());
        return (product.GetProperty("id").GetString()!, product.GetProperty("variants")[0].GetProperty("sku").GetString()!);
    }

    private static object Body(string title = "Oak stool")
    {
        var number = Interlocked.Increment(ref _count);
        return new
        {
            slug = $"oak-stool-{Environment.ProcessId}-{number}",
            title,
            brand = "Lumen & Oak",
            variants = new[] { new { sku = $"STOOL-{Environment.ProcessId}-{number}", price = new { amount = "49.00", currency = "EUR" }, weightGrams = 4_000 } },
        };
    }
}
