using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.DemoCatalog;

namespace Shop.Api.Tests.Search;

/// <summary>A shop with a thousand products of the demo catalog, in a database of its own; nobody changes it.</summary>
public sealed class SearchShop
{
    public const int ProductsCount = 1_000;

    private static readonly Lazy<Task<SearchShop>> _shared = new(StartAsync);

    private SearchShop(ShopServer server, ImmutableArray<ProductDocument> products)
    {
        Server = server;
        Products = products;
    }

    public static Task<SearchShop> Shared => _shared.Value;

    public ShopServer Server { get; }

    public ImmutableArray<ProductDocument> Products { get; }

    /// <summary>The JSON that a path below <c>/api/v1</c> answers with 200.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Server.Api.Client.GetAsync("/api/v1" + path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<SearchShop> StartAsync()
    {
        var server = await ShopServer.StartAsync(await PostgresServer.Shared);
        var products = new DemoProducts(seed: 1);
        var documents = Enumerable.Range(0, ProductsCount).Select(number => products[number]).ToImmutableArray();
        var projection = server.SiloServices.GetRequiredService<ICatalogProjection>();
        await projection.ProjectAsync(new CategoryTree(1, DemoContent.Categories), CancellationToken.None);
        await projection.ProjectAsync(documents, CancellationToken.None);
        return new SearchShop(server, documents);
    }
}
