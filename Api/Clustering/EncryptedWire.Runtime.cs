using Orleans.Hosting;
using Shop.Hosting.Tls;
using Shop.Runtime.Net;

namespace Shop.Api.Clustering;

/// <summary>TLS between silos and Apis, with the runtime of this repository.</summary>
internal static class EncryptedWire
{
    /// <summary>Encrypts all connections with other processes of the cluster, and wants their certificates.</summary>
    public static void Encrypt(this IClientBuilder client, TlsFiles files) => client.Configure<TransportOptions>(options =>
    {
        options.Tls = new TlsOptions { SelectLocalCertificate = () => files.Certificate, TargetHost = files.Host };
        options.Tls.TrustedAuthorities.AddRange(files.Authorities);
    });
}
