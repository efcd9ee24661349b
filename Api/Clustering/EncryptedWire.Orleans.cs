using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Hosting.Tls;

namespace Shop.Api.Clustering;

/// <summary>TLS between silos and Apis, with Microsoft Orleans: in its connections' pipelines.</summary>
internal static class EncryptedWire
{
    /// <summary>Encrypts all connections with silos, and shows them a certificate.</summary>
    public static void Encrypt(this IClientBuilder client, TlsFiles files) =>
        client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(connection => connection.UseTlsAsClient(files)));
}
