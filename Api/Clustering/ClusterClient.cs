using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Hosting.Tls;

namespace Shop.Api.Clustering;

/// <summary>The grains, as this process reaches them.</summary>
public static class ClusterClient
{
    /// <summary>
    /// Makes the process a client of the cluster, which it finds through the membership table in PostgreSQL. The process starts
    /// once it has reached a silo.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A certificate that the settings name can't be read.</exception>
    public static void AddClusterClient(this IHostApplicationBuilder builder, ClusterSettings settings, string connectionString)
    {
        var tls = TlsFiles.Find(builder);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = settings.ClusterId;
                options.ServiceId = settings.ServiceId;
            });
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connectionString;
            });
            client.CarryTraces();
            if (tls is not null)
            {
                client.Encrypt(tls);
            }
        });
    }
}
