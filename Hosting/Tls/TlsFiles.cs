using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shop.Hosting.Settings;

namespace Shop.Hosting.Tls;

/// <summary>
/// The certificates that <see cref="TlsSettings"/> names. A certificate that is renewed is read again: the next connection shows it.
/// What was read once serves on while its files can't be read, as in the moment between the renewal of one and the other.
/// </summary>
public sealed class TlsFiles
{
    private readonly TlsSettings _settings;
    private readonly Lock _gate = new();
    private (DateTime Certificate, DateTime Key) _written;
    private X509Certificate2 _certificate;

    private TlsFiles(TlsSettings settings)
    {
        _settings = settings;
        _written = Written();
        _certificate = ReadCertificate();
        Authorities = ReadAuthorities();
    }

    /// <summary>The authorities whose certificates are accepted.</summary>
    public X509Certificate2Collection Authorities { get; }

    /// <summary>The name that silos' certificates are for.</summary>
    public string Host => _settings.Host;

    /// <summary>What this process shows, as its files are now.</summary>
    public X509Certificate2 Certificate
    {
        get
        {
            lock (_gate)
            {
                if (Written() is var written && written != _written)
                {
                    TryRenew(written);
                }

                return _certificate;
            }
        }
    }

    /// <summary>Reads the settings and their files; null where TLS is off.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong, or a file isn't what it should be.</exception>
    public static TlsFiles? Find(IHostApplicationBuilder builder)
    {
        var settings = builder.AddSettings<TlsSettings, TlsSettingsValidator>(TlsSettings.Section);
        return settings.IsOn ? new TlsFiles(settings) : null;
    }

    private (DateTime Certificate, DateTime Key) Written() =>
        (File.GetLastWriteTimeUtc(_settings.Certificate!), File.GetLastWriteTimeUtc(_settings.Key!));

    private void TryRenew((DateTime Certificate, DateTime Key) written)
    {
        try
        {
            // The former one isn't disposed of: handshakes under way have it.
            _certificate = ReadCertificate();
            _written = written;
        }
        catch (OptionsValidationException)
        {
            // It is looked at again with the next connection.
        }
    }

    private X509Certificate2 ReadCertificate() => Read(
        $"{nameof(TlsSettings.Certificate)} and {nameof(TlsSettings.Key)}", () => X509Certificate2.CreateFromPemFile(_settings.Certificate!, _settings.Key));

    private X509Certificate2Collection ReadAuthorities() => Read(nameof(TlsSettings.Authority), () =>
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(_settings.Authority!);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("There is no certificate in it.");
    });

    private static T Read<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new OptionsValidationException(TlsSettings.Section, typeof(TlsSettings), [$"{TlsSettings.Section}.{name} can't be read: {exception.Message}"]);
        }
    }
}
