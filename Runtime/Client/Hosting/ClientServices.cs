using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Runtime.Calls;
using Shop.Runtime.Gateways;
using Shop.Runtime.Manifest;

namespace Shop.Runtime.Hosting;

/// <summary>The services of a client.</summary>
internal static class ClientServices
{
    /// <summary>Adds them once, however often a host asks; returns the builder.</summary>
    /// <exception cref="InvalidOperationException">The host is a silo, which has a client already.</exception>
    public static IClientBuilder Add(IServiceCollection services, IConfiguration configuration)
    {
        if (services.LastOrDefault(one => one.ServiceType == typeof(IClientBuilder))?.ImplementationInstance is IClientBuilder known)
        {
            return known;
        }

        if (services.Any(one => one.ServiceType == typeof(ISiloBuilder)))
        {
            throw new InvalidOperationException("UseOrleansClient was called on a host that is a silo: it has an IClusterClient already.");
        }

        var builder = new ClientBuilder(services, configuration);
        services.AddSingleton<IClientBuilder>(builder);
        services.AddOptions();
        services.AddLogging();
        Bind<ClusterOptions>(services, configuration, "Orleans");
        Bind<ClientMessagingOptions>(services, configuration, "Orleans:Messaging");

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGatewayList, StaticGatewayList>();
        services.AddSingleton(_ => GrainManifests.Load());
        services.AddSingleton<ClientRuntime>();
        services.AddSingleton<ClusterClient>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<ClusterClient>());
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<ClusterClient>());
        services.AddHostedService<ClientHostedService>();
        return builder;
    }

    private static void Bind<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section));
}
