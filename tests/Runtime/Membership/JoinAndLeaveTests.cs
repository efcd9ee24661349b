using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Runtime.Tests.Storage;
using Shop.Runtime.Testing.Network;

namespace Runtime.Tests.Membership;

/// <summary>Silos and clients that find each other through the membership table.</summary>
public sealed class JoinAndLeaveTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private readonly string _cluster = $"cluster-{Guid.NewGuid():N}";

    [Fact]
    public async Task a_client_finds_its_silo_and_the_one_that_took_its_place()
    {
        using var first = await StartSiloAsync();
        using var client = await StartClientAsync();
        (await HostsOf(client)).ShouldHaveSingleItem();
        await first.StopAsync();

        using var second = await StartSiloAsync();

        (await HostsOf(client)).ShouldHaveSingleItem();
        (await StatusesAsync()).ShouldBe([SiloStatus.Dead, SiloStatus.Active], ignoreOrder: true);
        await client.StopAsync();
        await second.StopAsync();
        (await StatusesAsync()).ShouldAllBe(status => status == SiloStatus.Dead);
    }

    [Fact]
    public async Task a_silo_that_left_without_a_word_is_declared_dead()
    {
        await database.ScalarAsync<int>($"""
            INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES ('{_cluster}');
            INSERT INTO OrleansMembershipTable VALUES
                ('{_cluster}', '127.0.0.1', 1, 1, 'gone', 'host', {(int)SiloStatus.Active}, 2, NULL, now(), now() + interval '1 hour');
            """);

        using var silo = await StartSiloAsync();

        (await StatusesAsync()).ShouldBe([SiloStatus.Dead, SiloStatus.Active], ignoreOrder: true);
        (await database.ScalarAsync<string>($"SELECT SuspectTimes FROM OrleansMembershipTable WHERE DeploymentId = '{_cluster}' AND SiloName = 'gone'"))
            .ShouldNotBeNull().ShouldStartWith("127.0.0.1:");
        await silo.StopAsync();
    }

    [Fact]
    public async Task a_silo_that_lives_and_cant_be_reached_is_no_ones_to_replace()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start(); // it accepts, and never says a word
        await database.ScalarAsync<int>($"""
            INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES ('{_cluster}');
            INSERT INTO OrleansMembershipTable VALUES
                ('{_cluster}', '127.0.0.1', {((IPEndPoint)listener.LocalEndpoint).Port}, 1, 'the-first', 'host', {(int)SiloStatus.Active}, 2, NULL, now(), now());
            """);
        using var stop = new CancellationTokenSource();
        var alive = BeatAsync(stop.Token);

        var refusal = await Should.ThrowAsync<OrleansException>(() => StartSiloAsync("the-second"));

        refusal.Message.ShouldContain("the-first");
        (await StatusesAsync()).ShouldBe([SiloStatus.Active]);
        await stop.CancelAsync();
        await alive;
    }

    [Fact]
    public async Task a_silo_that_was_declared_dead_stops()
    {
        using var silo = await StartSiloAsync();
        var stopping = new TaskCompletionSource();
        silo.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        await database.ScalarAsync<int>($"UPDATE OrleansMembershipTable SET Status = {(int)SiloStatus.Dead} WHERE DeploymentId = '{_cluster}'");

        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await silo.StopAsync();
    }

    private async Task BeatAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            await database.ScalarAsync<int>($"UPDATE OrleansMembershipTable SET IAmAliveTime = clock_timestamp() WHERE DeploymentId = '{_cluster}' AND SiloName = 'the-first'");
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
    }

    private async Task<IHost> StartSiloAsync(string name = "silo")
    {
        var builder = NewBuilder();
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = _cluster)
            .Configure<SiloOptions>(options => options.SiloName = name)
            .Configure<ClusterMembershipOptions>(options => options.MaxJoinAttemptTime = TimeSpan.FromSeconds(1))
            .ConfigureEndpoints(IPAddress.Loopback, FreePort.Next(), FreePort.Next())
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database.ConnectionString)));
        return await StartAsync(builder.Build());
    }

    private async Task<IHost> StartClientAsync()
    {
        var builder = NewBuilder();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = _cluster)
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database.ConnectionString)));
        return await StartAsync(builder.Build());
    }

    private static HostApplicationBuilder NewBuilder()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        return builder;
    }

    private static async Task<IHost> StartAsync(IHost host)
    {
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static async Task<IEnumerable<SiloAddress>> HostsOf(IHost client) =>
        (await client.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys;

    private async Task<List<SiloStatus>> StatusesAsync()
    {
        await using var command = database.DataSource.CreateCommand("SELECT Status FROM OrleansMembershipTable WHERE DeploymentId = $1");
        command.Parameters.AddWithValue(_cluster);
        await using var reader = await command.ExecuteReaderAsync();
        var statuses = new List<SiloStatus>();
        while (await reader.ReadAsync())
        {
            statuses.Add((SiloStatus)reader.GetInt32(0));
        }

        return statuses;
    }
}
