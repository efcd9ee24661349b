using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Catalog;
using Shop.Silo.Catalog.Postgres;

namespace Shop.Silo.Catalog;

/// <summary>Where the catalog's documents are, in a build without MongoDB's driver: in PostgreSQL.</summary>
internal static class CatalogDocuments
{
    private const string Setting = "MONGODB_URI";

    /// <summary>What opens them.</summary>
    /// <exception cref="OptionsValidationException">The configuration asks for MongoDB.</exception>
    public static Func<IServiceProvider, ICatalogStore> In(IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration[Setting])
            ? static provider => new PostgresCatalogStore(provider.GetRequiredService<NpgsqlDataSource>())
            : throw new OptionsValidationException(
                Setting, typeof(string), [$"{Setting} is set, but this build has no MongoDB driver: build it with --mongodb, or leave the setting out."]);
}
