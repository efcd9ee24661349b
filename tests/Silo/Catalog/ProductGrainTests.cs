using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Orleans.Storage;
using Shop.Catalog;
using Shop.Runtime.Testing;
using static Shop.Silo.Tests.Catalog.Products;

namespace Shop.Silo.Tests.Catalog;

public sealed class ProductGrainTests : IAsyncLifetime
{
    private readonly RecordingProjection _projection = new();
    private string _database = "";
    private WebApplication _silo = null!;

    public async Task InitializeAsync()
    {
        _database = await SiloProcess.CreateDatabaseAsync();
        _silo = await StartAsync("left");
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task a_product_that_was_put_is_read_with_its_stock()
    {
        var product = Full();
        await Sql("INSERT INTO shop.stock_items (sku, on_hand, reserved) VALUES ($1, 7, 3)", product.Variants[0].Sku.Value);

        var write = await Grain(product).Put(Put(product, expected: 0));

        write.Refusal.ShouldBeNull();
        var view = (await Grain(product).Read())!;
        view.Version.ShouldBe(write.View!.Version);
        view.Document.Version.ShouldBe(1);
        view.Availability.ShouldBe([new VariantAvailability(product.Variants[0].Sku, new Availability(AvailabilityState.Low, 4))]);
        _projection.Projected.ShouldBe([(product.Id, 1L)]);
        (await Changes(product.Id)).ShouldBe([(1, 1, true)]);
    }

    [Fact]
    public async Task there_is_no_product_until_one_is_put()
    {
        (await Grain(New()).Read()).ShouldBeNull();
        (await Grain(New()).Watch(_silo.Services.GetRequiredService<IGrainFactory>().CreateObjectReference<IProductObserver>(new Listener()), 0)).ShouldBeNull();
    }

    [Fact]
    public async Task a_repeat_changes_nothing_also_in_another_silo()
    {
        var product = New();
        var put = Put(product, expected: 0);
        await Grain(product).Put(put);
        var edit = Put(product with { Title = "Second" }, expected: 1);
        await Grain(product).Put(edit);

        (await Grain(product).Put(edit)).IsRepeat.ShouldBeTrue();
        await RestartAsync();
        var repeat = await Grain(product).Put(edit);
        var older = await Grain(product).Put(put);
        var unconditional = await Grain(product).Put(edit with { ExpectedVersion = null });

        new[] { repeat, older, unconditional }.ShouldAllBe(one => one.IsRepeat && one.Refusal == null && one.View!.Document.Version == 2);
    }

    [Fact]
    public async Task slugs_and_skus_of_others_are_refused_by_field_and_stay_free_otherwise()
    {
        var (first, second) = (New(), New());
        await Grain(first).Put(Put(first));

        var refused = await Grain(second).Put(Put(second with { Slug = first.Slug, Variants = [second.Variants[0], first.Variants[0]], }));

        refused.Refusal!.Rule.ShouldBe(CatalogRule.Invalid);
        (await Grain(second).Read()).ShouldBeNull();
        // What the refused one had claimed is free at once.
        var third = New();
        (await Grain(third).Put(Put(third with { Variants = second.Variants }))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task a_slug_that_was_given_up_can_be_taken()
    {
        var (first, second) = (New(), New());
        await Grain(first).Put(Put(first));
        await Grain(first).Put(Put(first with { Slug = first.Slug + "-new" }));

        (await Grain(second).Put(Put(second with { Slug = first.Slug }))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task of_two_silos_that_both_own_a_product_one_wins_each_version()
    {
        await using var right = await StartAsync("right");
        var product = New();
        await Grain(product).Put(Put(product));
        (await Grain(product, right).Read())!.Document.Version.ShouldBe(1);

        for (var round = 0; round < 10; round++)
        {
            var outcomes = await Task.WhenAll(Attempt(_silo, $"left {round}"), Attempt(right, $"right {round}"));
            outcomes.ShouldContain(true);
        }

        var stored = await Documents.ReadAsync([product.Id], CancellationToken.None);
        var won = stored[0]!.Document.Version;
        // Where a silo's own settling failed, as it may when both want the rows at once, the sweeper does it.
        await Eventually.ReadAsync(
            () => Applied(product.Id), applied => applied.SequenceEqual(Enumerable.Range(1, (int)won).Select(version => (long)version)));

        async Task<bool> Attempt(WebApplication silo, string title)
        {
            try
            {
                return (await Grain(product, silo).Put(Put(product with { Title = title }))).Refusal is null;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task a_change_that_a_crash_left_before_its_write_never_was()
    {
        var product = New();
        await Grain(product).Put(Put(product));
        await Begin(product with { Version = 2, Slug = product.Slug + "-lost" }, Guid.CreateVersion7());
        await Age(product.Id);

        await Sweep();

        (await Changes(product.Id)).ShouldBe([(1, 1, true), (2, 2, false)]);
        var other = New();
        (await Grain(other).Put(Put(other with { Slug = product.Slug + "-lost" }))).Refusal.ShouldBeNull();
        (await Grain(product).Put(Put(product with { Title = "Second" }))).View!.Document.Version.ShouldBe(2);
    }

    [Fact]
    public async Task a_change_that_a_crash_left_after_its_write_is_finished()
    {
        var product = New();
        await Grain(product).Put(Put(product));
        var (next, change, operation) = (product with { Version = 2, Title = "Second" }, Guid.CreateVersion7(), OperationId.New());
        await Begin(next, change, operation);
        (await Documents.WriteAsync([new StoredProduct(next, change)], CancellationToken.None)).ShouldBe([true]);
        await Age(product.Id);

        await Sweep();

        (await Changes(product.Id)).ShouldBe([(1, 1, true), (2, 1, true)]);
        _projection.Projected.ShouldContain((product.Id, 2L));
        (await Grain(product).Read())!.Document.Title.ShouldBe("Second");
        (await Grain(product).Put(Put(next, expected: 1, operation))).IsRepeat.ShouldBeTrue();
    }

    [Fact]
    public async Task what_search_did_not_get_it_gets_later()
    {
        var product = New();
        _projection.Failing = true;

        (await Grain(product).Put(Put(product))).Refusal.ShouldBeNull();
        (await Changes(product.Id)).ShouldBe([(1, 0, false)]);
        _projection.Failing = false;
        await Age(product.Id);
        await Sweep();

        (await Changes(product.Id)).ShouldBe([(1, 1, true)]);
    }

    [Fact]
    public async Task watchers_are_told_of_writes_and_stocks_and_of_nothing_that_they_know()
    {
        var product = New();
        await Grain(product).Put(Put(product));
        var listener = new Listener();
        var observer = _silo.Services.GetRequiredService<IGrainFactory>().CreateObjectReference<IProductObserver>(listener);
        var view = (await Grain(product).Watch(observer, 0))!;
        (await Grain(product).Watch(observer, view.Version)).ShouldBeNull();

        await Grain(product).Put(Put(product with { Title = "Second" }));
        (await listener.NextAsync(one => one.Document.Title == "Second")).Version.ShouldBeGreaterThan(view.Version);
        await Grain(product).StockChanged(new StockLevel(product.Variants[0].Sku, 3, 1));
        var low = await listener.NextAsync(one => one.Availability[0].Availability.State == AvailabilityState.Low);

        low.Availability[0].Availability.Quantity.ShouldBe(3);
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task imports_of_many_products_at_once_all_stand()
    {
        var products = Enumerable.Range(0, 300).Select(_ => New()).ToArray();

        var writes = await Task.WhenAll(products.Select(one => Grain(one).Put(Put(one, kind: ChangeKind.Import))));

        writes.ShouldAllBe(one => one.Refusal == null);
        (await Documents.ReadAsync([.. products.Select(one => one.Id)], CancellationToken.None)).ShouldAllBe(one => one != null);
    }

    private ICatalogStore Documents => _silo.Services.GetRequiredService<ICatalogStore>();

    private ICatalogLog Log => _silo.Services.GetRequiredService<ICatalogLog>();

    private async Task<WebApplication> StartAsync(string cluster)
    {
        var silo = SiloProcess.Build(_database, builder => builder.Services.AddSingleton<ICatalogProjection>(_projection), ("Silo:ClusterId", cluster));
        await silo.StartAsync();
        return silo;
    }

    private async Task RestartAsync()
    {
        await _silo.StopAsync();
        await _silo.DisposeAsync();
        _silo = await StartAsync("left");
    }

    private IProductGrain Grain(ProductDocument product, WebApplication? silo = null) =>
        (silo ?? _silo).Services.GetRequiredService<IGrainFactory>().GetGrain<IProductGrain>(product.Id.Value);

    private async Task Begin(ProductDocument next, Guid change, OperationId? operation = null) => await Log.BeginAsync(
        [
            new CatalogChange
            {
                Id = change,
                Subject = next.Id.Value,
                Version = next.Version,
                Base = (await Documents.ReadAsync([next.Id], CancellationToken.None))[0]!.Change,
                Actor = "customer-1",
                Operation = operation ?? OperationId.New(),
                Kind = ChangeKind.Edit,
                Slug = next.Slug,
                Skus = [.. next.Variants.Select(variant => variant.Sku)],
            },
        ],
        CancellationToken.None);

    private Task Age(ProductId id) => Sql("UPDATE shop.catalog_changes SET at = at - interval '1 minute' WHERE subject = $1", id.Value);

    private async Task Sweep()
    {
        var sweeper = _silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ICatalogSweeperGrain>(ICatalogSweeperGrain.Key);
        (await sweeper.Sweep()).ShouldBe(1);
    }

    private Task<(long, short, bool)[]> Changes(ProductId id) => Rows(
        "SELECT version, state, projected FROM shop.catalog_changes WHERE subject = $1 ORDER BY version, id", id,
        reader => (reader.GetInt64(0), reader.GetInt16(1), reader.GetBoolean(2)));

    private Task<long[]> Applied(ProductId id) =>
        Rows("SELECT version FROM shop.catalog_changes WHERE subject = $1 AND state = 1 ORDER BY version", id, reader => reader.GetInt64(0));

    private async Task<T[]> Rows<T>(string sql, ProductId id, Func<NpgsqlDataReader, T> read)
    {
        await using var command = _silo.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.AddWithValue(id.Value);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return [.. rows];
    }

    private async Task Sql(string sql, string parameter)
    {
        await using var command = _silo.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.AddWithValue(parameter);
        await command.ExecuteNonQueryAsync();
    }
}
