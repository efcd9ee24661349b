using Microsoft.Extensions.Options;
using MongoDB.Driver;
using Npgsql;
using Shop.Catalog;
using Shop.Silo.Catalog.Mongo;
using Shop.Silo.Catalog.Postgres;

namespace Shop.Silo.Catalog;

/// <summary>Where the catalog's documents are: in MongoDB where <c>MONGODB_URI</c> is set, in PostgreSQL otherwise.</summary>
internal static class CatalogDocuments
{
    private const string Setting = "MONGODB_URI";

    /// <summary>What opens them.</summary>
    /// <exception cref="OptionsValidationException">The address can't be read.</exception>
    public static Func<IServiceProvider, ICatalogStore> In(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } address)
        {
            return static provider => new PostgresCatalogStore(provider.GetRequiredService<NpgsqlDataSource>());
        }

        try
        {
            var database = MongoCatalogStore.Open(address);
            return _ => new MongoCatalogStore(database);
        }
        catch (Exception e) when (e is MongoConfigurationException or FormatException)
        {
            // Never the address itself: it holds a password.
            throw new OptionsValidationException(
                Setting, typeof(string), [$"{Setting} must be mongodb://user:password@host:port/database?replicaSet=name."]);
        }
    }
}
