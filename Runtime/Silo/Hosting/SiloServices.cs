using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Collection;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Gateway;
using Shop.Runtime.Lifecycle;
using Shop.Runtime.Manifest;
using Shop.Runtime.Membership;
using Shop.Runtime.Reminders;

namespace Shop.Runtime.Hosting;

/// <summary>The services of a silo.</summary>
internal static class SiloServices
{
    /// <summary>Adds them once, however often a host asks; returns the builder.</summary>
    public static ISiloBuilder Add(IServiceCollection services, IConfiguration configuration)
    {
        if (services.LastOrDefault(one => one.ServiceType == typeof(ISiloBuilder))?.ImplementationInstance is ISiloBuilder known)
        {
            return known;
        }

        var builder = new SiloBuilder(services, configuration);
        services.AddSingleton<ISiloBuilder>(builder);
        services.AddOptions();
        services.AddLogging();
        Bind<ClusterOptions>(services, configuration, "Orleans");
        Bind<GrainCollectionOptions>(services, configuration, "Orleans:GrainCollection");
        Bind<SiloMessagingOptions>(services, configuration, "Orleans:Messaging");

        services.AddSingleton(new ServiceLifetimes(services));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => GrainManifests.Load());
        services.AddSingleton<SiloRuntime>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<SiloRuntime>().GrainFactory);
        services.AddSingleton<IClusterClient, SiloClusterClient>();
        services.AddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.AddSingleton<ActivationCollector>();
        services.AddSingleton<SiloGateway>();
        services.AddSingleton<Lease>();
        services.AddSingleton<Peers>();
        services.AddSingleton<GrainPlacement>();
        services.AddSingleton<ClusterAgent>();
        services.AddSingleton<PeerWatch>();
        services.AddSingleton<ClusterMembership>();
        services.AddSingleton(static provider => new SiloDrains(provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<ClusterAgent>()));
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<ClusterMembership>());
        services.AddSingleton<ReminderOwnership>(provider => provider.GetRequiredService<GrainPlacement>().Owns);
        services.AddSingleton<SiloLifecycle>();
        services.AddSingleton<ISiloLifecycle>(provider => provider.GetRequiredService<SiloLifecycle>());
        services.AddHostedService<SiloHostedService>();
        return builder;
    }

    private static void Bind<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section));
}
