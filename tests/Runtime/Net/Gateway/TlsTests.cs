using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Shop.Runtime.Net;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Gateway;

public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new("shop");
    private readonly TestCertificates _strangers = new("strangers");

    public void Dispose()
    {
        _certificates.Dispose();
        _strangers.Dispose();
    }

    [Fact]
    public async Task with_certificates_on_both_sides_calls_of_any_size_go_there_and_come_back()
    {
        await using var cluster = await Start(mutual: true);
        var client = await cluster.Connect(transport: Shows(_certificates.Issue()));
        var grain = client.GetGrain<INetGrain>("grain");

        (await grain.Echo("secret")).ShouldBe("secret");
        foreach (var size in new[] { 0, 1, 16_384, 100_000, 1_000_000 })
        {
            (await grain.Bytes(size)).Length.ShouldBe(size);
            (await grain.Length(new byte[size])).ShouldBe(size);
        }

        (await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => grain.Echo($"{i}")))).ShouldBe(Enumerable.Range(0, 1_000).Select(i => $"{i}"));
    }

    [Fact]
    public async Task where_clients_need_no_certificate_one_without_is_taken()
    {
        await using var cluster = await Start(mutual: false);

        var client = await cluster.Connect(transport: Shows(null));

        (await client.GetGrain<INetGrain>("grain").Echo("encrypted")).ShouldBe("encrypted");
    }

    [Fact]
    public async Task where_clients_need_a_certificate_one_without_is_turned_away()
    {
        await using var cluster = await Start(mutual: true);

        await IsNotLetIn(cluster, Shows(null));

        await cluster.Log.WhenClosed(nameof(CloseReason.Failed));
    }

    [Fact]
    public async Task a_client_with_a_strangers_certificate_is_turned_away()
    {
        await using var cluster = await Start(mutual: true);

        await IsNotLetIn(cluster, Shows(_strangers.Issue()));

        await cluster.Log.WhenClosed(nameof(CloseReason.Failed));
    }

    [Fact]
    public async Task a_client_leaves_a_silo_with_a_strangers_certificate()
    {
        await using var cluster = await Start(mutual: false, silo: _strangers.Issue());

        await IsNotLetIn(cluster, Shows(null));
    }

    [Fact]
    public async Task a_client_leaves_a_silo_whose_certificate_is_for_another_name_but_for_the_one_that_it_expects()
    {
        await using var cluster = await Start(mutual: false, silo: _certificates.Issue("silo.shop.example"));

        await IsNotLetIn(cluster, Shows(null));
        var client = await cluster.Connect(transport: options =>
        {
            Shows(null)(options);
            options.Tls!.TargetHost = "silo.shop.example";
        });

        (await client.GetGrain<INetGrain>("grain").Echo("expected")).ShouldBe("expected");
    }

    [Fact]
    public async Task a_client_that_doesnt_encrypt_is_turned_away()
    {
        await using var cluster = await Start(mutual: false);
        using var peer = await RawPeer.Connect(cluster.EndPoint);

        await peer.Send(RawPeer.HelloFrame(cluster.ClusterId));

        await peer.WhenEnded();
        await cluster.Log.WhenClosed(nameof(CloseReason.Failed));
    }

    [Fact]
    public async Task a_certificate_is_chosen_for_each_connection_so_that_it_may_be_renewed()
    {
        using var first = _certificates.Issue();
        using var second = _certificates.Issue();
        var shown = first;
        await using var cluster = await NetCluster.Start(
            options => options.Tls = new TlsOptions { SelectLocalCertificate = () => shown, RequireClientCertificate = false }, bystander: false);
        var seen = new List<string>();
        Action<TransportOptions> client = options => options.Tls = new TlsOptions
        {
            TrustedAuthorities = { _certificates.Authority },
            ValidateRemoteCertificate = (_, certificate, _, errors) =>
            {
                seen.Add(certificate!.GetCertHashString());
                return errors == SslPolicyErrors.None;
            },
        };

        await cluster.Connect(transport: client);
        shown = second;
        await cluster.Connect(transport: client);

        seen.ShouldBe([first.GetCertHashString(), second.GetCertHashString()]);
    }

    [Fact]
    public void a_silo_without_a_certificate_says_so() =>
        Should.Throw<InvalidOperationException>(() => new TlsOptions().ForServer()).Message.ShouldContain(nameof(TlsOptions.LocalCertificate));

    [Fact]
    public void the_versions_of_tls_are_the_systems_choice() => new TlsOptions().ForClient("silo").EnabledSslProtocols.ShouldBe(SslProtocols.None);

    private Task<NetCluster> Start(bool mutual, X509Certificate2? silo = null) => NetCluster.Start(
        options => options.Tls = new TlsOptions
        {
            LocalCertificate = silo ?? _certificates.Issue(),
            RequireClientCertificate = mutual,
            TrustedAuthorities = { _certificates.Authority },
        },
        bystander: false);

    private Action<TransportOptions> Shows(X509Certificate2? certificate) => options => options.Tls = new TlsOptions
    {
        LocalCertificate = certificate,
        TrustedAuthorities = { _certificates.Authority },
    };

    /// <summary>It fails to connect, and goes on trying.</summary>
    private static async Task IsNotLetIn(NetCluster cluster, Action<TransportOptions> transport)
    {
        using var stop = new CancellationTokenSource();
        var starting = cluster.Client(transport: transport).StartAsync(stop.Token);
        await cluster.ClientLog.When(entry => entry.Id == 1251);
        starting.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => starting);
    }
}
