using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.AdoNet;
using Shop.Runtime.AdoNet.Clustering;
using Shop.Runtime.Gateways;
using Shop.Runtime.Membership;

namespace Orleans.Hosting;

/// <summary>Keeps a cluster's membership in PostgreSQL.</summary>
public static class AdoNetHostingExtensions
{
    /// <summary>The silo's cluster is the one in this database.</summary>
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions) =>
        builder.UseAdoNetClustering(options => options.Configure(configureOptions));

    /// <summary>The silo's cluster is the one in this database.</summary>
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetClusteringSiloOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<AdoNetClusteringSiloOptions>();
        configureOptions?.Invoke(options);
        options.Validate(given => IsUsable(nameof(AdoNetClusteringSiloOptions), given.Invariant, given.ConnectionString, given.DataSource)).ValidateOnStart();
        builder.Services.Replace(ServiceDescriptor.Singleton<IMembershipTable>(provider =>
        {
            var given = provider.GetRequiredService<IOptions<AdoNetClusteringSiloOptions>>().Value;
            return new PostgresMembershipTable(
                provider.GetRequiredService<IOptions<ClusterOptions>>().Value, nameof(AdoNetClusteringSiloOptions), given.ConnectionString, given.DataSource);
        }));
        return builder;
    }

    /// <summary>The client finds its silos in this database.</summary>
    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<AdoNetClusteringClientOptions> configureOptions) =>
        builder.UseAdoNetClustering(options => options.Configure(configureOptions));

    /// <summary>The client finds its silos in this database.</summary>
    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<OptionsBuilder<AdoNetClusteringClientOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<AdoNetClusteringClientOptions>();
        configureOptions?.Invoke(options);
        options.Validate(given => IsUsable(nameof(AdoNetClusteringClientOptions), given.Invariant, given.ConnectionString, given.DataSource)).ValidateOnStart();
        builder.Services.Replace(ServiceDescriptor.Singleton<IGatewayList, PostgresGatewayList>());
        return builder;
    }

    private static bool IsUsable(string options, string invariant, string? connectionString, System.Data.Common.DbDataSource? dataSource)
    {
        NpgsqlInvariant.Ensure(options, invariant, connectionString, dataSource);
        return true;
    }
}
