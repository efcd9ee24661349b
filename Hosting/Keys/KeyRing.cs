using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Hosting.Settings;

namespace Shop.Hosting.Keys;

/// <summary>One ring of keys for all processes of the shop, in its database.</summary>
public static class KeyRing
{
    /// <summary>Adds data protection with these keys.</summary>
    /// <exception cref="OptionsValidationException">A certificate can't be read.</exception>
    public static void AddKeyRing(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.AddSettings<KeySettings, KeySettingsValidator>(KeySettings.Section);
        var protection = builder.Services.AddDataProtection().SetApplicationName("Orleans.Shop");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>(
            static (options, database) => options.XmlRepository = new StoredKeys(database));
        if (settings.CertificatePath.Length == 0)
        {
            return;
        }

        var certificate = Load(settings.CertificatePath, settings);
        protection.ProtectKeysWithCertificate(certificate);
        protection.UnprotectKeysWithAnyCertificate(
            settings.FormerCertificatePath.Length == 0 ? [certificate] : [certificate, Load(settings.FormerCertificatePath, settings)]);
    }

    private static X509Certificate2 Load(string path, KeySettings settings)
    {
        var password = settings.CertificatePasswordFile.Length == 0 ? null : File.ReadLines(settings.CertificatePasswordFile).FirstOrDefault();
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
            return certificate.HasPrivateKey ? certificate : throw Unreadable(path, "it has no private key");
        }
        catch (CryptographicException exception)
        {
            throw Unreadable(path, exception.Message);
        }
    }

    private static OptionsValidationException Unreadable(string path, string why) =>
        new(KeySettings.Section, typeof(KeySettings), [$"{KeySettings.Section}: the certificate {path} can't be used: {why}"]);
}
