using Shop.Catalog;

namespace Shop.Silo.Tests.Catalog;

/// <summary>What every store of the catalog's documents has to do, whatever it is made of.</summary>
public abstract class CatalogStoreConformance
{
    protected abstract Task<ICatalogStore> OpenAsync();

    [ConformanceFact]
    public async Task what_was_written_is_read_as_it_was()
    {
        var store = await OpenAsync();
        var product = Products.Stored(Products.Full());

        (await Write(store, product)).ShouldBe([true]);

        var read = (await Read(store, product.Document.Id)).Single()!;
        read.Change.ShouldBe(product.Change);
        CatalogJson.SerializeToText(read.Document).ShouldBe(CatalogJson.SerializeToText(product.Document));
    }

    [ConformanceFact]
    public async Task what_a_newer_version_has_added_is_kept()
    {
        var store = await OpenAsync();
        var json = CatalogJson.SerializeToText(Products.Full());
        var product = Products.Stored(CatalogJson.DeserializeText(json[..^1] + ""","later":{"a":[1,"ä"]}}"""));

        await Write(store, product);

        CatalogJson.SerializeToText((await Read(store, product.Document.Id)).Single()!.Document).ShouldContain("later");
    }

    [ConformanceFact]
    public async Task products_are_answered_in_the_order_in_which_they_were_asked_for()
    {
        var store = await OpenAsync();
        var (first, second) = (Products.Stored(Products.New()), Products.Stored(Products.New()));
        await Write(store, first, second);
        var missing = ProductId.New(TimeProvider.System);

        var read = await Read(store, second.Document.Id, missing, first.Document.Id, second.Document.Id);

        read.Select(one => one?.Document.Id).ShouldBe([second.Document.Id, null, first.Document.Id, second.Document.Id]);
    }

    [ConformanceFact]
    public async Task a_write_from_an_old_version_changes_nothing()
    {
        var store = await OpenAsync();
        var first = Products.Stored(Products.New());
        await Write(store, first);
        var second = Products.Stored(first.Document with { Version = 2, Title = "second" });
        var stale = Products.Stored(first.Document with { Version = 2, Title = "stale" });

        (await Write(store, second)).ShouldBe([true]);
        (await Write(store, stale)).ShouldBe([false]);
        (await Write(store, Products.Stored(first.Document with { Version = 4, Title = "from nowhere" }))).ShouldBe([false]);

        (await Read(store, first.Document.Id)).Single()!.Document.Title.ShouldBe("second");
    }

    [ConformanceFact]
    public async Task of_many_first_writes_of_one_id_exactly_one_stands()
    {
        var store = await OpenAsync();
        var rivals = Enumerable.Range(0, 20).Select(_ => Products.New()).ToArray();
        var writes = rivals.Select(one => Products.Stored(one with { Id = rivals[0].Id })).ToArray();

        var outcomes = await Task.WhenAll(writes.Select(write => Task.Run(async () => (await Write(store, write)).Single())));

        outcomes.Count(isWritten => isWritten).ShouldBe(1);
        (await Read(store, rivals[0].Id)).Single()!.Change.ShouldBe(writes[Array.IndexOf(outcomes, true)].Change);
    }

    [ConformanceFact]
    public async Task of_many_writes_of_the_next_version_exactly_one_stands()
    {
        var store = await OpenAsync();
        var first = Products.Stored(Products.New());
        await Write(store, first);
        var writes = Enumerable.Range(0, 20).Select(i => Products.Stored(first.Document with { Version = 2, Title = $"rival {i}" })).ToArray();

        var outcomes = await Task.WhenAll(writes.Select(write => Task.Run(async () => (await Write(store, write)).Single())));

        outcomes.Count(isWritten => isWritten).ShouldBe(1);
        (await Read(store, first.Document.Id)).Single()!.Document.Title.ShouldBe(writes[Array.IndexOf(outcomes, true)].Document.Title);
    }

    [ConformanceFact]
    public async Task one_that_is_refused_leaves_its_neighbours_alone()
    {
        var store = await OpenAsync();
        var products = Enumerable.Range(0, 300).Select(_ => Products.Stored(Products.New())).ToArray();
        await Write(store, products[7]);

        var outcomes = await Write(store, [.. products.Select(one => one == products[7] ? Products.Stored(one.Document) : one)]);

        outcomes.Select((isWritten, i) => (isWritten, i)).Where(one => !one.isWritten).Select(one => one.i).ShouldBe([7]);
        (await Read(store, [.. products.Select(one => one.Document.Id)])).ShouldAllBe(one => one != null);
    }

    [ConformanceFact]
    public async Task pages_go_through_all_products_by_id_once()
    {
        var store = await OpenAsync();
        var ids = Enumerable.Range(0, 25).Select(_ => Products.Stored(Products.New())).ToArray();
        await Write(store, ids);

        var seen = new List<ProductId>();
        IReadOnlyList<StoredProduct> page;
        do
        {
            page = await store.PageAsync(seen.LastOrDefault(), 10, CancellationToken.None);
            seen.AddRange(page.Select(one => one.Document.Id));
        }
        while (page.Count == 10);

        seen.ShouldBe(seen.Distinct().Order());
        ids.Select(one => one.Document.Id).Except(seen).ShouldBeEmpty();
    }

    [ConformanceFact]
    public async Task the_tree_of_categories_is_written_by_version_too()
    {
        var store = await OpenAsync();
        var current = (await store.ReadCategoriesAsync(CancellationToken.None)).Tree.Version;
        var next = Tree(current + 1, new Category("home", "Home", null, 1, "For the home"), new Category("lighting", "Lighting", "home", 1, null));

        (await store.WriteCategoriesAsync(next, CancellationToken.None)).ShouldBeTrue();
        (await store.WriteCategoriesAsync(Tree(current + 1, new Category("rival", "Rival", null, 1, null)), CancellationToken.None)).ShouldBeFalse();

        var read = await store.ReadCategoriesAsync(CancellationToken.None);
        (read.Tree.Version, read.Change).ShouldBe((current + 1, next.Change));
        read.Tree.Items.ShouldBe(next.Tree.Items);
        (await store.WriteCategoriesAsync(Tree(current + 2), CancellationToken.None)).ShouldBeTrue();
        (await store.ReadCategoriesAsync(CancellationToken.None)).Tree.Items.ShouldBeEmpty();
    }

    private static StoredCategories Tree(long version, params Category[] items) => new(new CategoryTree(version, [.. items]), Guid.CreateVersion7());

    private static Task<IReadOnlyList<bool>> Write(ICatalogStore store, params StoredProduct[] products) =>
        store.WriteAsync(products, CancellationToken.None);

    private static Task<IReadOnlyList<StoredProduct?>> Read(ICatalogStore store, params ProductId[] ids) =>
        store.ReadAsync(ids, CancellationToken.None);
}
