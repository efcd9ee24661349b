using Grains.Tests.State;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using Shop.Carts;
using Shop.Customers;

namespace Grains.Tests.Carts;

/// <summary>A cluster of one silo with the shop's grains, over a storage that a test can hold.</summary>
internal sealed class CartCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private CartCluster(ScriptedStorage storage)
    {
        Storage = storage;
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddShopGrains();
            silo.Services.AddGrainStorage("Default", (_, _) => storage);
            silo.AddIncomingGrainCallFilter(Begun);
        });
        _cluster = builder.Build();
    }

    public ScriptedStorage Storage { get; }

    public BegunCalls Begun { get; } = new();

    /// <summary>Starts one; with the storage of another cluster it works on the same carts.</summary>
    public static async Task<CartCluster> StartAsync(ScriptedStorage? storage = null)
    {
        var cluster = new CartCluster(storage ?? new ScriptedStorage(Serializer()));
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    public ICartGrain Cart(CartId id) => _cluster.Client.GetGrain<ICartGrain>(id.Value);

    public ICartGrain Cart(string key) => _cluster.Client.GetGrain<ICartGrain>(key);

    public IShopperGrain Shopper(ShopperId id) => _cluster.Client.GetGrain<IShopperGrain>(id.Value);

    /// <summary>Nothing is left but what was stored.</summary>
    public Task RestartAsync() => _cluster.RestartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Begun.Dispose();
    }

    private static IGrainStorageSerializer Serializer() =>
        new ServiceCollection().AddShopGrains().BuildServiceProvider().GetRequiredService<IGrainStorageSerializer>();
}
