using Npgsql;
using Shop.Catalog;
using Shop.Silo.Catalog.Grouping;
using Shop.Silo.Catalog.Postgres;

namespace Shop.Silo.Tests.Catalog;

public sealed class PostgresCatalogStoreTests : CatalogStoreConformance
{
    private static readonly Lazy<Task<NpgsqlDataSource>> _database = new(CatalogDatabase.CreateAsync);

    protected override async Task<ICatalogStore> OpenAsync() => new PostgresCatalogStore(await _database.Value);
}

/// <summary>The same store as the grains use it: many grains' calls in one round trip.</summary>
public sealed class GroupedCatalogStoreTests : CatalogStoreConformance
{
    private static readonly Lazy<Task<NpgsqlDataSource>> _database = new(CatalogDatabase.CreateAsync);

    protected override async Task<ICatalogStore> OpenAsync() => new GroupedCatalogStore(new PostgresCatalogStore(await _database.Value));
}
