using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Hosting.Tls;

namespace Shop.Silo.Clustering;

/// <summary>TLS between silos and Apis, with Microsoft Orleans: in its connections' pipelines.</summary>
internal static class EncryptedWire
{
    /// <summary>Encrypts all connections with other processes of the cluster, and wants their certificates.</summary>
    public static void Encrypt(this ISiloBuilder silo, TlsFiles files) => silo.Configure<SiloConnectionOptions>(options =>
    {
        options.ConfigureSiloInboundConnection(connection => connection.UseTlsAsServer(files));
        options.ConfigureSiloOutboundConnection(connection => connection.UseTlsAsClient(files));
        options.ConfigureGatewayInboundConnection(connection => connection.UseTlsAsServer(files));
    });
}
