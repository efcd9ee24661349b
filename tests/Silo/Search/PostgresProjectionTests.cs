using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Catalog;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.DemoCatalog;
using Shop.Silo.Migrations;
using Shop.Silo.Search;

namespace Shop.Silo.Tests.Search;

public sealed class PostgresProjectionTests : IAsyncLifetime
{
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        _database = NpgsqlDataSource.Create(server.ConnectionStringTo(await server.CreateDatabaseAsync()));
        await new SchemaMigrator(_database, NullLogger<SchemaMigrator>.Instance).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task a_product_is_found_by_its_words_its_category_and_its_facets()
    {
        var projection = new PostgresProjection(_database);
        var product = new DemoProducts(1)[0];
        await projection.ProjectAsync(new CategoryTree(1, DemoContent.Categories), default);

        await projection.ProjectAsync([product], default);

        (await CountAsync($"words @@ websearch_to_tsquery('english', '{product.Title.Replace("'", "''", StringComparison.Ordinal)}')")).ShouldBe(1);
        (await CountAsync($"facets @> ARRAY(SELECT id FROM shop.search_facets WHERE name = 'category' AND value = '{product.Categories[0]}')")).ShouldBe(1);
        (await CountAsync("NOT active")).ShouldBe(0);
    }

    [Fact]
    public async Task an_older_version_never_replaces_a_newer_one()
    {
        var projection = new PostgresProjection(_database);
        var old = new DemoProducts(1)[1];
        var changed = old with { Version = 2, Title = "Entirely Other Thing", Status = ProductStatus.Archived };

        await projection.ProjectAsync([changed], default);
        await projection.ProjectAsync([old], default);

        (await CountAsync("version = 2 AND NOT active AND head @@ 'entir'::tsquery")).ShouldBe(1);
    }

    [Fact]
    public async Task of_several_versions_in_one_call_the_newest_stands()
    {
        var projection = new PostgresProjection(_database);
        var product = new DemoProducts(1)[2];

        await projection.ProjectAsync([product with { Version = 3 }, product with { Version = 5 }, product with { Version = 4 }], default);

        (await CountAsync("version = 5")).ShouldBe(1);
    }

    [Fact]
    public async Task many_writers_at_once_leave_the_newest_version_of_each_and_count_each_product_once()
    {
        var projections = Enumerable.Range(0, 4).Select(_ => new PostgresProjection(_database)).ToList();
        var products = Enumerable.Range(0, 40).Select(number => new DemoProducts(1)[number]).ToList();

        // Each of four processes projects every version of every product, in an order of its own.
        await Task.WhenAll(projections.Select((projection, writer) => Task.Run(async () =>
        {
            var order = new Random(writer);
            foreach (var version in Enumerable.Range(1, 8).OrderBy(_ => order.Next()))
            {
                await projection.ProjectAsync([.. products.OrderBy(_ => order.Next()).Select(product => product with { Version = version })], default);
            }
        })));

        (await CountAsync("version = 8")).ShouldBe(40);
        await using var uses = _database.CreateCommand("SELECT sum(uses) FROM shop.search_phrases WHERE kind = 2");
        (await uses.ExecuteScalarAsync()).ShouldBe(40m);
    }

    [Fact]
    public async Task doing_it_again_changes_nothing()
    {
        var projection = new PostgresProjection(_database);
        var products = Enumerable.Range(0, 50).Select(number => new DemoProducts(1)[number]).ToList();
        await projection.ProjectAsync([.. products], default);
        var before = await TextAsync();

        await projection.ProjectAsync([.. products], default);
        await new PostgresProjection(_database).ProjectAsync([.. products], default);

        (await TextAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task an_older_tree_of_categories_never_replaces_a_newer_one()
    {
        var projection = new PostgresProjection(_database);

        await projection.ProjectAsync(new CategoryTree(2, DemoContent.Categories), default);
        await projection.ProjectAsync(new CategoryTree(1, []), default);

        await using var read = _database.CreateCommand("SELECT jsonb_array_length(categories) FROM shop.search_categories");
        (await read.ExecuteScalarAsync()).ShouldBe(DemoContent.Categories.Length);
    }

    [Theory]
    [InlineData(3.0, "..10")]
    [InlineData(10.0, "10..25")]
    [InlineData(24.99, "10..25")]
    [InlineData(1000.0, "1000..")]
    [InlineData(54321.0, "1000..")]
    public void a_price_is_in_one_range(double price, string range) => SearchFacet.OfPrice((decimal)price).Value.ShouldBe(range);

    [Fact]
    public void an_attribute_named_like_a_parameter_is_no_facet()
    {
        var product = new DemoProducts(1)[0] with { Attributes = [new("Price", "a lot"), new("Sort", "odd"), new("Weave", "twill")] };

        var facets = SearchRow.Of(product, new Dictionary<string, Category>()).Facets;

        facets.ShouldContain(new SearchFacet("Weave", "twill"));
        facets.ShouldNotContain(facet => facet.Name == "Price" || facet.Name == "Sort");
    }

    private async Task<long> CountAsync(string condition)
    {
        await using var count = _database.CreateCommand($"SELECT count(*) FROM shop.search_products WHERE {condition}");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task<string> TextAsync()
    {
        await using var read = _database.CreateCommand("""
            SELECT (SELECT string_agg(p::text, E'\n' ORDER BY id) FROM shop.search_products p) || (SELECT string_agg(s::text, E'\n' ORDER BY kind, key, target) FROM shop.search_phrases s)
            """);
        return (string)(await read.ExecuteScalarAsync())!;
    }
}
