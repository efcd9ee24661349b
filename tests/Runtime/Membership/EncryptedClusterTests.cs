using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Membership;
using Shop.Runtime.Net;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Tests.Net.Peers;

namespace Runtime.Tests.Membership;

/// <summary>Silos that encrypt what they say to each other, and want to see a certificate of their authority's.</summary>
public sealed class EncryptedClusterTests : IDisposable
{
    private const int Grains = 60;

    private readonly TestCertificates _certificates = new("shop");
    private readonly TestCertificates _strangers = new("strangers");
    private readonly RecordedLog _log = new();

    public void Dispose()
    {
        _certificates.Dispose();
        _strangers.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task silos_and_clients_with_certificates_are_one_cluster()
    {
        await using var cluster = Build(3, _ => _certificates.Issue("silo"));
        await cluster.DeployAsync();
        await cluster.WaitForLivenessToStabilizeAsync();

        var told = await Task.WhenAll(Enumerable.Range(0, Grains).Select(i => cluster.Client.GetGrain<IWhereaboutsGrain>(i).Where()));
        var asked = await Task.WhenAll(Enumerable.Range(0, Grains).Select(i => cluster.Client.GetGrain<IWhereaboutsGrain>(Grains + i).WhereIs(i)));

        told.Distinct().Count().ShouldBe(3);
        asked.ShouldBe(told);
    }

    [Fact]
    public async Task a_silo_without_a_certificate_doesnt_get_in_and_both_sides_say_why()
    {
        await using var cluster = Build(1, number => number == 0 ? _certificates.Issue("silo") : null, encrypts: number => number == 0);
        await cluster.DeployAsync();

        var refusal = await Should.ThrowAsync<OrleansException>(cluster.StartAdditionalSiloAsync);

        refusal.Message.ShouldContain("can't be reached from here: ");
        await _log.WhenClosed(nameof(CloseReason.Failed), "frame"); // what came is no TLS
        await IsAloneAsync(cluster);
    }

    [Fact]
    public async Task a_silo_with_a_strangers_certificate_doesnt_get_in_and_both_sides_say_why()
    {
        await using var cluster = Build(1, number => (number == 0 ? _certificates : _strangers).Issue("silo"));
        await cluster.DeployAsync();

        var refusal = await Should.ThrowAsync<OrleansException>(cluster.StartAdditionalSiloAsync);

        refusal.Message.ShouldContain("can't be reached from here: ");
        (await _log.When(entry => entry.Id == 1207)).Level.ShouldBe(LogLevel.Warning);
        await _log.WhenClosed(nameof(CloseReason.Failed), "certificate");
        await IsAloneAsync(cluster);
    }

    [Fact]
    public async Task a_silo_whose_certificate_is_for_another_name_isnt_talked_to()
    {
        await using var cluster = Build(1, number => _certificates.Issue(number == 0 ? "elsewhere" : "silo"));
        await cluster.DeployAsync();

        var refusal = await Should.ThrowAsync<OrleansException>(cluster.StartAdditionalSiloAsync);

        refusal.Message.ShouldContain("certificate");
        await IsAloneAsync(cluster);
    }

    private static async Task IsAloneAsync(InProcessTestCluster cluster)
    {
        var management = cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        (await management.GetHosts()).Keys.ShouldBe([cluster.Silos[0].SiloAddress]);
    }

    private InProcessTestCluster Build(short silos, Func<int, X509Certificate2?> certificate, Func<int, bool>? encrypts = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        var number = 0;
        builder.ConfigureSilo((_, silo) =>
        {
            var mine = number++;
            silo.ConfigureLogging(logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Debug));
            silo.Configure<ClusterMembershipOptions>(options => options.MaxJoinAttemptTime = TimeSpan.Zero);
            silo.Configure<LivenessOptions>(options => options.BeatPeriod = TimeSpan.FromMilliseconds(500));
            silo.Configure<TransportOptions>(options => options.Tls = encrypts?.Invoke(mine) == false ? null : Tls(certificate(mine)));
        });
        builder.ConfigureClient(client => client.Configure<TransportOptions>(options => options.Tls = Tls(_certificates.Issue("client"))));
        builder.Options.InitializeClientOnDeploy = silos > 1;
        return builder.Build();
    }

    private TlsOptions Tls(X509Certificate2? certificate) =>
        new() { LocalCertificate = certificate, TargetHost = "silo", TrustedAuthorities = { _certificates.Authority } };
}
