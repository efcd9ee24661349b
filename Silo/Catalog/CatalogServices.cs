using Npgsql;
using Shop.Catalog;
using Shop.Silo.Catalog.Grouping;
using Shop.Silo.Catalog.Postgres;

namespace Shop.Silo.Catalog;

/// <summary>What the catalog's grains need of a silo: documents, changes, stocks' levels, and the sweep.</summary>
internal static class CatalogServices
{
    /// <summary>Adds it. The documents are in MongoDB where <c>MONGODB_URI</c> says so, and in PostgreSQL otherwise.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">MongoDB is asked for in vain.</exception>
    public static IServiceCollection AddCatalog(this IServiceCollection services, IConfiguration configuration)
    {
        var openDocuments = CatalogDocuments.In(configuration);
        services.AddSingleton<ICatalogStore>(provider => new GroupedCatalogStore(openDocuments(provider)));
        services.AddSingleton<ICatalogLog>(static provider => new GroupedCatalogLog(new PostgresCatalogLog(Database(provider))));
        services.AddSingleton<IStockLevels>(static provider => new GroupedStockLevels(new PostgresStockLevels(Database(provider))));
        services.AddSingleton<ICatalogImports>(static provider => new PostgresCatalogImports(Database(provider)));
        return services.AddHostedService<CatalogSweeping>();
    }

    private static NpgsqlDataSource Database(IServiceProvider provider) => provider.GetRequiredService<NpgsqlDataSource>();
}
