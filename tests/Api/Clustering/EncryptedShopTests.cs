using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo;

namespace Shop.Api.Tests.Clustering;

/// <summary>A shop whose processes show each other certificates, as its settings name them: two silos and an Api.</summary>
public sealed class EncryptedShopTests : IAsyncLifetime, IDisposable
{
    private readonly TestCertificates _certificates = new("the shop's authority");
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-tls-").FullName;
    private readonly List<WebApplication> _silos = [];
    private readonly int _gateway = FreePort.Next();
    private string _database = "";

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        _database = server.ConnectionStringTo(await server.CreateDatabaseAsync());
        _certificates.Write(_folder, "silo");
        foreach (var gateway in new[] { _gateway, FreePort.Next() })
        {
            var silo = SiloHost.Build([], builder => Configure(builder, gateway));
            _silos.Add(silo);
            await silo.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task it_is_a_shop_like_any_other()
    {
        await using var api = await ApiServer.StartAsync(_database, Tls());

        var carts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var guest = await ShopClient.GuestOfAsync(new HttpClient { BaseAddress = api.Client.BaseAddress });
            using var cart = await guest.GetAsync($"/api/v1/carts/{await guest.NewCartAsync()}");
            return cart.StatusCode;
        }));

        carts.ShouldAllBe(static status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task whoever_has_no_certificate_of_its_authoritys_is_turned_away()
    {
        using var strangers = new TestCertificates("strangers");

        (await IsLetInAsync(null)).ShouldBeFalse();
        (await IsLetInAsync(strangers.Issue("silo"))).ShouldBeFalse();
        (await IsLetInAsync(_certificates.Issue("anybody of ours"))).ShouldBeTrue();
    }

    [Fact]
    public async Task a_certificate_that_is_renewed_is_shown_from_the_next_connection_on()
    {
        var before = await ShownAsync();

        _certificates.Write(_folder, "silo");

        (await ShownAsync()).ShouldNotBe(before);
    }

    [Fact]
    public void a_certificate_that_isnt_one_stops_the_start_by_its_name()
    {
        var broken = Path.Combine(_folder, "broken");
        Directory.CreateDirectory(broken);
        File.Copy(Path.Combine(_folder, "authority.crt"), Path.Combine(broken, "authority.crt"));
        File.WriteAllText(Path.Combine(broken, "silo.crt"), "no certificate");
        File.WriteAllText(Path.Combine(broken, "silo.key"), "no key");

        var refusal = Should.Throw<OptionsValidationException>(() => SiloHost.Build([], builder => Configure(builder, _gateway, broken)));

        refusal.Failures.ShouldHaveSingleItem().ShouldStartWith("Tls.Certificate and Key can't be read: ");
    }

    private (string Name, string Value)[] Tls(string? folder = null) =>
    [
        ("Tls:Certificate", Path.Combine(folder ?? _folder, "silo.crt")),
        ("Tls:Key", Path.Combine(folder ?? _folder, "silo.key")),
        ("Tls:Authority", Path.Combine(folder ?? _folder, "authority.crt")),
    ];

    private void Configure(WebApplicationBuilder builder, int gateway, string? folder = null)
    {
        builder.Configuration["DATABASE_URL"] = _database;
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        builder.Configuration["Silo:GatewayPort"] = gateway.ToString(CultureInfo.InvariantCulture);
        builder.Configuration["Silo:Port"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        builder.Configuration["Silo:HealthPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        builder.Configuration.AddInMemoryCollection(Tls(folder).Select(static one => new KeyValuePair<string, string?>(one.Name, one.Value)));
    }

    /// <summary>Whether the connection lives once both have shown what they have: a silo that doesn't like it closes it, others wait for a word.</summary>
    private async Task<bool> IsLetInAsync(X509Certificate2? certificate)
    {
        try
        {
            await using var stream = await ConnectAsync(certificate);
            var read = stream.ReadAsync(new byte[1]).AsTask();
            return await Task.WhenAny(read, Task.Delay(TimeSpan.FromSeconds(1))) != read || await read > 0;
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            return false;
        }
    }

    private async Task<string> ShownAsync()
    {
        await using var stream = await ConnectAsync(_certificates.Issue("anybody of ours"));
        return stream.RemoteCertificate!.GetCertHashString();
    }

    private async Task<SslStream> ConnectAsync(X509Certificate2? certificate)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _gateway);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_certificates.Authority);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "silo",
            ClientCertificates = certificate is null ? null : [certificate],
            CertificateChainPolicy = policy,
        });
        return stream;
    }
}
