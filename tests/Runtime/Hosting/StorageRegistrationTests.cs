using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Runtime.Tests.Hosting;

public sealed class StorageRegistrationTests
{
    [Fact]
    public void a_storage_is_found_by_its_name()
    {
        var services = new ServiceCollection().AddGrainStorage("carts", (_, name) => new Store(name)).BuildServiceProvider();

        services.GetRequiredKeyedService<IGrainStorage>("carts").ShouldBeOfType<Store>().Name.ShouldBe("carts");
        services.GetService<IGrainStorage>().ShouldBeNull();
    }

    [Fact]
    public void the_default_storage_is_found_without_a_name()
    {
        var services = new ServiceCollection()
            .AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (_, name) => new Store(name))
            .BuildServiceProvider();

        services.GetRequiredService<IGrainStorage>().ShouldBeSameAs(services.GetRequiredKeyedService<IGrainStorage>("Default"));
    }

    [Fact]
    public void a_storage_that_takes_part_in_the_silos_lifecycle_is_asked_to()
    {
        var services = new ServiceCollection()
            .AddGrainStorage("plain", (_, name) => new Store(name))
            .AddGrainStorage("starting", (_, name) => new StartingStore(name))
            .BuildServiceProvider();

        services.GetServices<ILifecycleParticipant<ISiloLifecycle>>().Single()
            .ShouldBeSameAs(services.GetRequiredKeyedService<IGrainStorage>("starting"));
    }

    private class Store(string name) : IGrainStorage
    {
        public string Name => name;

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
    }

    private sealed class StartingStore(string name) : Store(name), ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle)
        {
        }
    }
}
