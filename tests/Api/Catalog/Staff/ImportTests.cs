using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Orleans;
using Shop.Api.Tests.Sessions;
using Shop.Catalog;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Catalog.Staff;

public sealed class ImportTests : IAsyncLifetime
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
    public async Task json_lines_become_products_and_the_progress_tells_when_all_are_written()
    {
        var slugs = NewSlugs(600);

        using var accepted = await ImportAsync(string.Concat(slugs.Select(slug => Line(slug) + "\n")));
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync());
        var done = await DoneAsync(accepted.Headers.Location!.OriginalString);

        (done.GetProperty("products").GetInt32(), done.GetProperty("written").GetInt32()).ShouldBe((600, 600));
        using var client = _shop.NewClient();
        foreach (var slug in new[] { slugs[0], slugs[599] })
        {
            using var read = await client.GetAsync($"/api/v1/products/{slug}");
            var product = await read.JsonAsync();
            product.GetProperty("title").GetString().ShouldBe("Imported");
            product.GetProperty("rating").GetProperty("count").GetInt32().ShouldBe(7);
        }
    }

    [Fact]
    public async Task one_bad_line_and_nothing_is_imported()
    {
        var slugs = NewSlugs(3);

        using var answer = await ImportAsync($"""
            {Line(slugs[0])}
            not json
            {Line(slugs[1], price: "1.999")}
            {Line(slugs[2]).Replace("\"title\"", "\"name\"", StringComparison.Ordinal)}
            {Line(slugs[0])}
            """);
        var errors = (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        errors.ShouldBe(["/2", "/3/variants/0/price", "/4/name", "/5/slug", "/5/variants/0/sku"], ignoreOrder: true);
        using var client = _shop.NewClient();
        using var read = await client.GetAsync($"/api/v1/products/{slugs[0]}");
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CountAsync("SELECT count(*) FROM shop.catalog_import_lines WHERE document->>'slug' = $1", slugs[0])).ShouldBe(0);
    }

    [Fact]
    public async Task a_dry_run_checks_and_writes_nothing()
    {
        var slug = NewSlugs(1)[0];

        using var answer = await ImportAsync(Line(slug), "?dryRun=true");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.JsonAsync()).GetProperty("state").GetString().ShouldBe("checked");
        using var client = _shop.NewClient();
        using var read = await client.GetAsync($"/api/v1/products/{slug}");
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_product_that_is_there_is_replaced_and_names_of_others_are_refused()
    {
        var (mine, other) = (await Products.PutAsync(_shop), await Products.PutAsync(_shop));

        using var refused = await ImportAsync(Line(mine.Slug, sku: other.Variants[0].Sku.Value), "?dryRun=true");
        using var accepted = await ImportAsync(Line(mine.Slug));
        await DoneAsync(accepted.Headers.Location!.OriginalString);

        (await refused.JsonAsync()).GetProperty("errors").TryGetProperty("/1/variants/0/sku", out _).ShouldBeTrue();
        var document = (await Products.Grain(_shop, mine.Id).Read())!.Document;
        (document.Title, document.Version).ShouldBe(("Imported", 2));
    }

    [Fact]
    public async Task csv_with_a_row_a_variant_becomes_products()
    {
        var slugs = NewSlugs(2);

        using var accepted = await ImportAsync($"""
            slug,title,description,categories,attributes,images,sku,options,price,compareAt,currency,weightGrams
            {slugs[0]},"Stool, round","Oak.
            Oiled.",stools|home,Material=Oak|Finish=Oil=wax,/media/a.svg=A \| stool=800=600,{slugs[0]}-S,Size=S,49.00,59.00,EUR,4000
            {slugs[0]},,,,,,{slugs[0]}-L,Size=L,59.00,,EUR,5000
            {slugs[1]},Bench,,,,,{slugs[1]},,99.00,,EUR,
            """, type: "text/csv");
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync());
        await DoneAsync(accepted.Headers.Location!.OriginalString);

        using var client = _shop.NewClient();
        using var read = await client.GetAsync($"/api/v1/products/{slugs[0]}");
        var product = await read.JsonAsync();
        product.GetProperty("title").GetString().ShouldBe("Stool, round");
        product.GetProperty("attributes")[1].GetRawText().ShouldBe("""{"name":"Finish","value":"Oil=wax"}""");
        product.GetProperty("images")[0].GetProperty("alt").GetString().ShouldBe("A | stool");
        product.GetProperty("options").GetRawText().ShouldBe("""[{"name":"Size","values":["S","L"]}]""");
        product.GetProperty("variants")[1].GetProperty("price").GetProperty("amount").GetString().ShouldBe("59.00");
    }

    [Theory]
    [InlineData("title,price\nx,1", "/1")]
    [InlineData("title,sku,price,currency\nx,A,1.00,EURO", "/2/variants/0/price")]
    [InlineData("title,sku,price,currency\nx,A B,1.00,EUR", "/2/variants/0/sku")]
    public async Task a_csv_that_cannot_be_read_says_where(string csv, string where)
    {
        using var answer = await ImportAsync(csv, type: "text/csv");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(one => one.Name).ShouldContain(where);
    }

    [Fact]
    public async Task what_was_exported_can_be_imported_again_and_says_the_same()
    {
        var product = await Products.PutAsync(_shop, Products.New() with
        {
            Subtitle = "A | \\ = subtitle, with \"quotes\"",
            Attributes = [new ProductAttribute("A=b", "c|d\\")],
            Images = [new ProductImage("/media/a.svg", "A = lamp", 8, 6)],
        });
        foreach (var (format, type) in new[] { ("jsonl", "application/jsonl"), ("csv", "text/csv") })
        {
            using var export = await _staff.GetAsync($"/api/v1/admin/products/export?format={format}");
            export.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            var before = (await Products.Grain(_shop, product.Id).Read())!.Document;

            var lines = (await export.Content.ReadAsStringAsync()).Split('\n');
            using var accepted = await ImportAsync(
                string.Join('\n', lines.Where((line, i) => line.Contains(product.Id.Value, StringComparison.Ordinal) || (i == 0 && format == "csv"))), type: type);
            accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync());
            await DoneAsync(accepted.Headers.Location!.OriginalString);

            var after = (await Products.Grain(_shop, product.Id).Read())!.Document;
            after.Version.ShouldBe(before.Version + 1);
            CatalogJson.SerializeToText(after with { Version = 0, UpdatedAt = default })
                .ShouldBe(CatalogJson.SerializeToText(before with { Version = 0, UpdatedAt = default }));
        }
    }

    [Fact]
    public async Task an_import_that_a_crash_stopped_goes_on()
    {
        // As it stands in the database when everything died between the check of the last line and the write of the first.
        var (id, slug) = (ImportId.New(TimeProvider.System), NewSlugs(1)[0]);
        await using var command = _shop.Database.CreateCommand("""
            WITH i AS (INSERT INTO shop.catalog_imports (id, actor, state, lines) VALUES ($1, 'customer-1', 1, 1) RETURNING id)
            INSERT INTO shop.catalog_import_lines (import_id, line, document) SELECT id, 1, $2::jsonb FROM i
            """);
        command.Parameters.AddWithValue(id.Number);
        command.Parameters.AddWithValue(CatalogJson.SerializeToText(Products.New() with { Slug = slug }));
        await command.ExecuteNonQueryAsync();

        // The silo's own sweep finds it.
        await DoneAsync($"/api/v1/admin/products/imports/{id}");

        using var client = _shop.NewClient();
        using var read = await client.GetAsync($"/api/v1/products/{slug}");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_line_without_end_is_refused_and_so_is_another_media_type()
    {
        using var endless = await ImportAsync(new string('x', 200_000));
        using var other = await ImportAsync("{}", type: "application/json");
        using var missing = await _staff.GetAsync("/api/v1/admin/products/imports/import-00000000000000000000000000000000");

        endless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (other.StatusCode, missing.StatusCode).ShouldBe((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task an_import_has_a_body_bound_of_its_own()
    {
        // More than other routes take; empty lines are no products.
        using var answer = await ImportAsync(Line(NewSlugs(1)[0]) + new string('\n', 200_000), "?dryRun=true");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string[] NewSlugs(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => $"imported-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}")];

    private static string Line(string slug, string price = "49.00", string? sku = null) => $$$"""
        {"slug":"{{{slug}}}","title":"Imported","rating":{"average":4.5,"count":7},"variants":[{"sku":"{{{sku ?? slug}}}","price":{"amount":"{{{price}}}","currency":"EUR"}}]}
        """.Trim();

    private async Task<HttpResponseMessage> ImportAsync(string text, string query = "", string type = "application/jsonl")
    {
        using var client = _shop.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/admin/products/import{query}")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _staff.Token);
        return await client.SendAsync(request);
    }

    private Task<JsonElement> DoneAsync(string location) => Eventually.ReadAsync(
        async () =>
        {
            using var progress = await _staff.GetAsync(location);
            progress.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await progress.JsonAsync();
        },
        answer => answer.GetProperty("state").GetString() == "done");

    private async Task<long> CountAsync(string sql, string parameter)
    {
        await using var command = _shop.Database.CreateCommand(sql);
        command.Parameters.AddWithValue(parameter);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
