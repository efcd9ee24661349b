using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Shop.Runtime.Net;

/// <summary>How connections between processes are encrypted, and who may take part. The same options serve silos and clients.</summary>
public sealed class TlsOptions
{
    /// <summary>What this process shows: needed by a silo, and by a client where silos ask for it. With its private key.</summary>
    public X509Certificate2? LocalCertificate { get; set; }

    /// <summary>Gives the certificate for each new connection, for certificates that are renewed; comes before <see cref="LocalCertificate"/>.</summary>
    public Func<X509Certificate2?>? SelectLocalCertificate { get; set; }

    /// <summary>Whether whoever connects must show a certificate too (mutual TLS); true by default.</summary>
    public bool RequireClientCertificate { get; set; } = true;

    /// <summary>The authorities whose certificates are accepted; the machine's where there are none here.</summary>
    public X509Certificate2Collection TrustedAuthorities { get; } = [];

    /// <summary>The name that a silo's certificate must be for; the address that is connected to where it isn't set.</summary>
    public string? TargetHost { get; set; }

    /// <summary>Decides on the peer's certificate in place of the usual checks.</summary>
    public RemoteCertificateValidationCallback? ValidateRemoteCertificate { get; set; }

    /// <summary>The versions of TLS; the system's choice by default.</summary>
    public SslProtocols Protocols { get; set; } = SslProtocols.None;

    internal X509Certificate2? Certificate => SelectLocalCertificate?.Invoke() ?? LocalCertificate;

    /// <summary>How the side that accepts does it.</summary>
    /// <exception cref="InvalidOperationException">There is no certificate to show.</exception>
    internal SslServerAuthenticationOptions ForServer() => new()
    {
        ServerCertificate = Certificate ?? throw new InvalidOperationException("TLS is on, but there is no certificate to show: set TlsOptions.LocalCertificate."),
        ClientCertificateRequired = RequireClientCertificate,
        RemoteCertificateValidationCallback = ValidateRemoteCertificate,
        CertificateChainPolicy = Policy(),
        EnabledSslProtocols = Protocols,
        AllowRenegotiation = false,
    };

    /// <summary>How the side that connects does it.</summary>
    internal SslClientAuthenticationOptions ForClient(string host) => new()
    {
        TargetHost = TargetHost ?? host,
        ClientCertificates = Certificate is { } certificate ? [certificate] : null,
        RemoteCertificateValidationCallback = ValidateRemoteCertificate,
        CertificateChainPolicy = Policy(),
        EnabledSslProtocols = Protocols,
        AllowRenegotiation = false,
    };

    private X509ChainPolicy? Policy()
    {
        if (TrustedAuthorities.Count == 0)
        {
            return null;
        }

        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(TrustedAuthorities);
        return policy;
    }
}
