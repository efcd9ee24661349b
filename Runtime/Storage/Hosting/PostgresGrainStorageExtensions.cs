using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace Shop.Runtime.Storage.Hosting;

/// <summary>Adds <see cref="PostgresGrainStorage"/> to a silo, in either build.</summary>
public static class PostgresGrainStorageExtensions
{
    /// <summary>Adds it under a name.</summary>
    public static ISiloBuilder AddPostgresGrainStorage(this ISiloBuilder builder, string name, Action<PostgresGrainStorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddPostgresGrainStorage(name, configure);
        return builder;
    }

    /// <summary>Adds it as the storage of grains that name none.</summary>
    public static ISiloBuilder AddPostgresGrainStorageAsDefault(this ISiloBuilder builder, Action<PostgresGrainStorageOptions> configure) =>
        builder.AddPostgresGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configure);

    /// <summary>Adds it under a name.</summary>
    public static IServiceCollection AddPostgresGrainStorage(this IServiceCollection services, string name, Action<PostgresGrainStorageOptions> configure)
    {
        services.Configure(name, configure);
        return services.AddGrainStorage(name, Create);
    }

    private static PostgresGrainStorage Create(IServiceProvider services, string name) => new(
        name,
        services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId,
        services.GetRequiredService<IOptionsMonitor<PostgresGrainStorageOptions>>().Get(name),
        services.GetRequiredService<ILogger<PostgresGrainStorage>>());
}
