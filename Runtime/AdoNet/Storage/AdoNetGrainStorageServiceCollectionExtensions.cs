using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Shop.Runtime.AdoNet;
using Shop.Runtime.Storage;

namespace Orleans.Hosting;

/// <summary>Adds grain storage on PostgreSQL to a silo's services.</summary>
public static class AdoNetGrainStorageServiceCollectionExtensions
{
    /// <summary>Adds it for the states that name no storage.</summary>
    public static IServiceCollection AddAdoNetGrainStorage(this IServiceCollection services, Action<AdoNetGrainStorageOptions> configureOptions) =>
        services.AddAdoNetGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Adds it under a name.</summary>
    public static IServiceCollection AddAdoNetGrainStorage(
        this IServiceCollection services, string name, Action<AdoNetGrainStorageOptions> configureOptions) =>
        services.AddAdoNetGrainStorage(name, options => options.Configure(configureOptions));

    /// <summary>Adds it for the states that name no storage.</summary>
    public static IServiceCollection AddAdoNetGrainStorageAsDefault(
        this IServiceCollection services, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null) =>
        services.AddAdoNetGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Adds it under a name.</summary>
    public static IServiceCollection AddAdoNetGrainStorage(
        this IServiceCollection services, string name, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(services.AddOptions<AdoNetGrainStorageOptions>(name));
        return services.AddGrainStorage(name, Create);
    }

    private static PostgresGrainStorage Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name);
        var subject = $"{nameof(AdoNetGrainStorageOptions)} of \"{name}\"";
        NpgsqlInvariant.Ensure(subject, options.Invariant, options.ConnectionString, options.DataSource);
        return new(
            name,
            services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId,
            new PostgresGrainStorageOptions
            {
                ConnectionString = options.ConnectionString,
                DataSource = NpgsqlInvariant.SourceOf(subject, options.DataSource),
                Serializer = options.GrainStorageSerializer,
                DeleteStateOnClear = options.DeleteStateOnClear,
                InitStage = options.InitStage,
            },
            services.GetRequiredService<ILogger<PostgresGrainStorage>>());
    }
}
