using Grains.Tests.State;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using Shop.Customers;
using Shop.Sessions;

namespace Grains.Tests.Sessions;

/// <summary>A cluster of one silo with sessions, whose time is the test's.</summary>
internal sealed class SessionCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private SessionCluster()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddShopGrains();
            silo.Services.AddSingleton(new Shop.Time.DatabaseClock(Time));
            silo.Services.AddGrainStorage("Default", (_, _) => Storage);
        });
        _cluster = builder.Build();
    }

    public ScriptedStorage Storage { get; } = new(
        new ServiceCollection().AddShopGrains().BuildServiceProvider().GetRequiredService<IGrainStorageSerializer>());

    public ManualTime Time { get; } = new(Grains.Tests.Sessions.Sessions.Start);

    public static async Task<SessionCluster> StartAsync()
    {
        var cluster = new SessionCluster();
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    public ISessionGrain Session(SessionId id) => _cluster.Client.GetGrain<ISessionGrain>(id.Value);

    public ICustomerSessionsGrain Sessions(ShopperId customer) => _cluster.Client.GetGrain<ICustomerSessionsGrain>(customer.Value);

    /// <summary>Nothing is left but what was stored.</summary>
    public Task RestartAsync() => _cluster.RestartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
