using System.Globalization;
using Npgsql;
using Shop.Catalog;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Catalog.Postgres;
using Shop.Silo.DemoCatalog;
using Shop.Silo.Migrations;
using Shop.Silo.Search;

namespace Shop.Silo.Tests.DemoCatalog;

public sealed class DemoLoaderTests : IAsyncLifetime
{
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        _database = NpgsqlDataSource.Create(server.ConnectionStringTo(await server.CreateDatabaseAsync()));
        await new SchemaMigrator(_database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task it_fills_every_table_of_the_catalog_and_repeats_nothing()
    {
        (await Loader().LoadAsync(seed: 1, count: 300, default)).ShouldBe(300);
        await ShouldHoldAsync(300);

        (await Loader().LoadAsync(seed: 1, count: 300, default)).ShouldBe(0);
        (await Loader().LoadAsync(seed: 1, count: 100, default)).ShouldBe(0);
        await ShouldHoldAsync(300);
    }

    [Fact]
    public async Task a_larger_catalog_adds_what_is_missing()
    {
        await Loader().LoadAsync(seed: 1, count: 120, default);

        (await Loader().LoadAsync(seed: 1, count: 500, default)).ShouldBe(380);

        await ShouldHoldAsync(500);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task what_stopped_at_any_point_is_finished_by_the_next_one(int writesThatWork)
    {
        const int TwoSteps = 2_600;
        await Should.ThrowAsync<TimeoutException>(Loader(new StoppingStore(Store(), writesThatWork)).LoadAsync(seed: 1, TwoSteps, default));

        await Loader().LoadAsync(seed: 1, TwoSteps, default);

        await ShouldHoldAsync(TwoSteps);
    }

    [Fact]
    public async Task another_seeds_catalog_is_not_mixed_in()
    {
        await Loader().LoadAsync(seed: 1, count: 50, default);

        (await Should.ThrowAsync<DemoCatalogException>(Loader().LoadAsync(seed: 2, count: 100, default))).Message.ShouldContain("seed 1");
    }

    [Fact]
    public async Task two_at_once_do_not_get_into_each_others_way()
    {
        var loads = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await Loader().LoadAsync(seed: 1, count: 400, default);
            }
            catch (DemoCatalogException e)
            {
                e.Message.ShouldContain("another process");
                return 0;
            }
        }));

        (await Task.WhenAll(loads)).Sum().ShouldBe(400);
        await ShouldHoldAsync(400);
    }

    [Fact]
    public async Task a_tree_that_was_changed_stays_as_it_is()
    {
        var own = new CategoryTree(1, [new Category("headphones", "Kopfhörer", null, 1, null)]);
        await Store().WriteCategoriesAsync(new StoredCategories(own, Guid.NewGuid()), default);

        await Loader().LoadAsync(seed: 1, count: 10, default);

        (await Store().ReadCategoriesAsync(default)).Tree.Items.Single().Name.ShouldBe("Kopfhörer");
    }

    [Fact]
    public void where_nobody_watches_progress_is_a_line_for_every_tenth()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var progress = new DemoProgress(output, isTerminal: false);

        for (var done = 1; done <= 1000; done++)
        {
            progress.Tell(done, 1000);
        }

        output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(10);
        output.ToString().ShouldNotContain("\r");
    }

    [Fact]
    public void on_a_terminal_it_is_one_line_that_fills()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var progress = new DemoProgress(output, isTerminal: true);

        progress.Tell(50, 100);
        progress.Tell(100, 100);

        output.ToString().Count(character => character == '\n').ShouldBe(1);
        output.ToString().Split('\r')[1].ShouldContain("[################................]");
        output.ToString().Split('\r')[2].ShouldContain("[################################]");
    }

    private DemoLoader Loader(ICatalogStore? store = null) =>
        new(_database, store ?? Store(), new PostgresProjection(_database), new DemoProgress(TextWriter.Null, isTerminal: false));

    private PostgresCatalogStore Store() => new(_database);

    private async Task ShouldHoldAsync(int products)
    {
        var variants = Enumerable.Range(0, products).Sum(number => new DemoProducts(1)[number].Variants.Length);
        foreach (var (table, rows) in new[]
                 {
                     ("product_documents", products), ("product_slugs", products), ("search_products", products),
                     ("catalog_changes WHERE state = 1 AND projected", products), ("product_skus", variants), ("stock_items", variants),
                 })
        {
            await using var count = _database.CreateCommand($"SELECT count(*) FROM shop.{table}");
            (await count.ExecuteScalarAsync()).ShouldBe((long)rows, table);
        }

        await using var counted = _database.CreateCommand("SELECT sum(uses) FROM shop.search_phrases WHERE kind = 2");
        (await counted.ExecuteScalarAsync()).ShouldBe((decimal)products);
    }

    /// <summary>Writes some batches, then one more whose answer is lost.</summary>
    private sealed class StoppingStore(ICatalogStore store, int writesThatWork) : ICatalogStore
    {
        private int _writes;

        public async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<StoredProduct> products, CancellationToken cancellationToken)
        {
            var written = await store.WriteAsync(products, cancellationToken);
            return _writes++ < writesThatWork ? written : throw new TimeoutException("the answer is lost");
        }

        public Task<IReadOnlyList<StoredProduct?>> ReadAsync(IReadOnlyList<ProductId> ids, CancellationToken cancellationToken) => store.ReadAsync(ids, cancellationToken);

        public Task<IReadOnlyList<StoredProduct>> PageAsync(ProductId after, int limit, CancellationToken cancellationToken) => store.PageAsync(after, limit, cancellationToken);

        public Task<StoredCategories> ReadCategoriesAsync(CancellationToken cancellationToken) => store.ReadCategoriesAsync(cancellationToken);

        public Task<bool> WriteCategoriesAsync(StoredCategories categories, CancellationToken cancellationToken) => store.WriteCategoriesAsync(categories, cancellationToken);
    }
}
