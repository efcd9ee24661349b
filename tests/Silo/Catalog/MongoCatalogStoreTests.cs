using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog;
using Shop.Silo.Catalog;

namespace Shop.Silo.Tests.Catalog;

/// <summary>The same kit over MongoDB, opened as a silo opens it; the database is the one that <c>MONGODB_URI</c> names.</summary>
public sealed class MongoCatalogStoreTests : CatalogStoreConformance, INeedStore
{
    private const string Setting = "MONGODB_URI";

    public static string? Missing =>
        typeof(SiloHost).Assembly.GetType("Shop.Silo.Catalog.Mongo.MongoCatalogStore") is null ? "This build has no MongoDB driver: ./shop test --mongodb."
        : string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Setting)) ? $"{Setting} names no MongoDB to test with."
        : null;

    protected override Task<ICatalogStore> OpenAsync()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return Task.FromResult(CatalogDocuments.In(configuration)(new ServiceCollection().BuildServiceProvider()));
    }
}
