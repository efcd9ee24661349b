using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Hosting.Keys;
using Shop.Hosting.Webhooks;
using Shop.Runtime.Testing.Postgres;

namespace Hosting.Tests.Keys;

public sealed class KeyRingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task what_one_process_protects_only_those_with_the_certificate_read()
    {
        await using var database = await NewDatabaseAsync();
        var (ours, next, password) = (NewCertificate("ours"), NewCertificate("next"), Path.Combine(_folder, "password"));
        await File.WriteAllTextAsync(password, "secret\n");

        var stored = Secrets(database, ("CertificatePath", ours), ("CertificatePasswordFile", password)).Protect("whsec_AAAA");

        stored.ShouldNotContain("whsec_AAAA");
        var keys = (await database.TextRowsAsync("SELECT xml FROM shop.data_protection_keys", [])).ShouldHaveSingleItem();
        (keys.Contains("EncryptedData", StringComparison.Ordinal), keys.Contains("<masterKey", StringComparison.Ordinal)).ShouldBe((true, false));
        Secrets(database, ("CertificatePath", ours), ("CertificatePasswordFile", password)).Read(stored).ShouldBe("whsec_AAAA");
        Secrets(database, ("CertificatePath", next), ("FormerCertificatePath", ours), ("CertificatePasswordFile", password)).Read(stored).ShouldBe("whsec_AAAA");
        Should.Throw<CryptographicException>(() => Secrets(database, ("CertificatePath", next), ("CertificatePasswordFile", password)).Read(stored));
        Should.Throw<CryptographicException>(() => Secrets(database).Read(stored));
    }

    [Fact]
    public async Task what_was_stored_before_is_read_as_it_is()
    {
        await using var database = await NewDatabaseAsync();
        var secrets = Secrets(database);

        (secrets.Read("whsec_AAAA"), secrets.Read(null), secrets.Read(secrets.Protect("whsec_BBBB"))).ShouldBe(("whsec_AAAA", null, "whsec_BBBB"));
    }

    [Fact]
    public void a_certificate_that_cannot_be_used_stops_the_start_with_a_sentence()
    {
        var password = Path.Combine(_folder, "password");
        File.WriteAllText(password, "wrong");

        Failure(("CertificatePath", "/nowhere.pfx")).ShouldBe("DataProtection: there is no file /nowhere.pfx.");
        Failure(("CertificatePasswordFile", password)).ShouldBe("DataProtection.CertificatePath is missing.");
        Failure(("CertificatePath", NewCertificate("ours")), ("CertificatePasswordFile", password)).ShouldContain("can't be used");
    }

    private static string Failure(params (string Name, string Value)[] settings) =>
        Should.Throw<OptionsValidationException>(() => NewHost(settings)).Failures.ShouldHaveSingleItem();

    private static HostApplicationBuilder NewHost(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(static one => KeyValuePair.Create<string, string?>($"DataProtection:{one.Name}", one.Value)));
        builder.Logging.ClearProviders();
        builder.AddKeyRing();
        return builder;
    }

    private static WebhookSecrets Secrets(NpgsqlDataSource database, params (string Name, string Value)[] settings)
    {
        var builder = NewHost(settings);
        builder.Services.AddSingleton(database);
        return new WebhookSecrets(builder.Build().Services.GetRequiredService<IDataProtectionProvider>());
    }

    private static async Task<NpgsqlDataSource> NewDatabaseAsync()
    {
        var server = await PostgresServer.Shared;
        var database = NpgsqlDataSource.Create(server.ConnectionStringTo(await server.CreateDatabaseAsync()));
        await using var command = database.CreateCommand("""
            CREATE SCHEMA shop;
            CREATE TABLE shop.data_protection_keys
                (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, friendly_name text NOT NULL, xml text NOT NULL, created_at timestamptz NOT NULL DEFAULT now())
            """);
        await command.ExecuteNonQueryAsync();
        return database;
    }

    private string NewCertificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(_folder, $"{name}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "secret"));
        return path;
    }
}
