using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Gateways;
using Shop.Runtime.Net;
using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Clients;

public sealed class StartAndStopTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public async Task a_client_that_starts_before_its_silo_waits_for_it()
    {
        await using var cluster = await NetCluster.Start();
        var link = cluster.Link();
        link.Cut();
        var host = cluster.Client(link.EndPoint, options => options.Time = _time);
        var starting = host.StartAsync();
        await cluster.ClientLog.When(entry => entry.Id == 1251);
        starting.IsCompleted.ShouldBeFalse();

        link.Restore();
        while (!starting.IsCompleted)
        {
            // Fake time goes no faster than the network: another client's call takes as long as an attempt to connect.
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await cluster.Bystander.GetGrain<INetGrain>("pace").Echo("tick");
        }

        await starting;
        (await host.Services.GetRequiredService<IClusterClient>().GetGrain<INetGrain>("grain").Echo("here")).ShouldBe("here");
    }

    [Fact]
    public async Task a_client_that_starts_before_its_silo_is_on_the_list_looks_again_within_a_second()
    {
        await using var cluster = await NetCluster.Start();
        var list = new GrowingList();
        var host = cluster.Client(null, options => options.Time = _time, client => client.Services.AddSingleton<IGatewayList>(list));
        var starting = host.StartAsync();
        await list.WasRead;

        list.Gateways = [cluster.EndPoint];
        while (!starting.IsCompleted && _time.GetTimestamp() < TimeSpan.TicksPerSecond)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await cluster.Bystander.GetGrain<INetGrain>("pace").Echo("tick");
        }

        await starting.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task a_client_that_finds_no_silo_for_minutes_fails_to_start()
    {
        await using var cluster = await NetCluster.Start();
        var link = cluster.Link();
        link.Cut();
        var starting = cluster.Client(link.EndPoint, options => options.Time = _time).StartAsync();
        await cluster.ClientLog.When(entry => entry.Id == 1251);

        _time.Advance(TimeSpan.FromMinutes(4));

        await Should.ThrowAsync<SiloUnavailableException>(() => starting.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task a_silo_that_stops_answers_the_calls_that_are_under_way()
    {
        await using var cluster = await NetCluster.Start(options => options.DrainTimeout = Patience.Limit);
        var client = await cluster.Connect();
        var held = client.GetGrain<INetGrain>("grain").Hold();
        while (await cluster.Bystander.GetGrain<INetGrain>("grain").Holding() == 0)
        {
            await Task.Yield();
        }

        var releasing = await RawPeer.Join(cluster.EndPoint, cluster.ClusterId);
        var stopping = cluster.Silo.StopSiloAsync(stopGracefully: true);
        await cluster.ClientLog.When(entry => entry.Id == 1208);
        held.IsCompleted.ShouldBeFalse();
        await releasing.Send(RawPeer.CallFrame(0, NetMethods.Id(nameof(INetGrain.Release)), "net", "grain"));

        (await held).ShouldBe(1);
        releasing.Dispose();
        await stopping;
    }

    [Fact]
    public async Task a_killed_silos_calls_fail_at_once()
    {
        await using var cluster = await NetCluster.Start();
        var client = await cluster.Connect();
        var held = client.GetGrain<INetGrain>("grain").Hold();
        while (await cluster.Bystander.GetGrain<INetGrain>("grain").Holding() == 0)
        {
            await Task.Yield();
        }

        await cluster.Silo.StopSiloAsync(stopGracefully: false);

        await Should.ThrowAsync<SiloUnavailableException>(() => held.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task after_its_host_has_stopped_a_client_refuses()
    {
        await using var cluster = await NetCluster.Start();
        var host = cluster.Client();
        await host.StartAsync();
        var grain = host.Services.GetRequiredService<IClusterClient>().GetGrain<INetGrain>("grain");
        await host.StopAsync();

        await Should.ThrowAsync<SiloUnavailableException>(() => grain.Echo("too late"));
    }

    [Fact]
    public void a_silo_is_no_client_besides()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans();

        Should.Throw<InvalidOperationException>(() => builder.UseOrleansClient(client => client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, 1))))
            .Message.ShouldContain("is a silo");
    }

    private sealed class GrowingList : IGatewayList
    {
        private readonly TaskCompletionSource _read = new();

        public Task WasRead => _read.Task;

        public IReadOnlyCollection<EndPoint> Gateways { get; set; } = [];

        public bool HasAddressesOfSilos => true;

        public Task<IReadOnlyCollection<EndPoint>> Read(CancellationToken token)
        {
            _read.TrySetResult();
            return Task.FromResult(Gateways);
        }
    }
}
