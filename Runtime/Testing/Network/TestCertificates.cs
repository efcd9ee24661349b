using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Shop.Runtime.Testing.Network;

/// <summary>An authority and the certificates that it signs, made for one test.</summary>
public sealed class TestCertificates : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DateTimeOffset _from = DateTimeOffset.UtcNow.AddDays(-1);

    /// <summary>Makes the authority.</summary>
    public TestCertificates(string name)
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        Authority = request.CreateSelfSigned(_from, _from.AddDays(30));
    }

    /// <summary>What both sides trust.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>A certificate with its key, for a silo or a client.</summary>
    /// <param name="dnsName">The name that it is for; this machine's address where there is none.</param>
    public X509Certificate2 Issue(string? dnsName = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={dnsName ?? "loopback"}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (dnsName is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }
        else
        {
            names.AddDnsName(dnsName);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid("1.3.6.1.5.5.7.3.1", "server"), new Oid("1.3.6.1.5.5.7.3.2", "client")], critical: false));
        using var signed = request.Create(Authority, _from, _from.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Writes a certificate, its key and the authority to files, as operators have them.</summary>
    /// <param name="folder">Where; it is made.</param>
    /// <param name="dnsName">The name that the certificate is for.</param>
    /// <returns>The files' paths.</returns>
    public (string Certificate, string Key, string Authority) Write(string folder, string dnsName)
    {
        Directory.CreateDirectory(folder);
        var paths = (Path.Combine(folder, "silo.crt"), Path.Combine(folder, "silo.key"), Path.Combine(folder, "authority.crt"));
        using var certificate = Issue(dnsName);
        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(paths.Item1, certificate.ExportCertificatePem());
        File.WriteAllText(paths.Item2, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(paths.Item3, Authority.ExportCertificatePem());
        return paths;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Authority.Dispose();
        _key.Dispose();
    }
}
