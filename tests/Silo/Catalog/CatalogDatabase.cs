using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Silo.Migrations;

namespace Shop.Silo.Tests.Catalog;

/// <summary>A database with the shop's tables and no silo.</summary>
internal static class CatalogDatabase
{
    public static async Task<NpgsqlDataSource> CreateAsync()
    {
        var database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await new SchemaMigrator(database).MigrateAsync(ShopSchema.Migrations);
        return database;
    }
}
