using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Clients;

public sealed class OverloadTests
{
    [Fact]
    public async Task beyond_its_bound_a_clients_calls_are_refused_at_once_and_may_be_tried_again()
    {
        await using var cluster = await NetCluster.Start(options => options.CallsInFlightPerConnectionMax = 10);
        var client = await cluster.Connect();
        var held = Hold(client, 10);
        await WhenHolding(cluster, 10);

        await Should.ThrowAsync<GatewayTooBusyException>(() => client.GetGrain<INetGrain>("more").Echo("refused"));

        await Release(cluster, held.Count);
        await Task.WhenAll(held);
        (await client.GetGrain<INetGrain>("more").Echo("taken")).ShouldBe("taken");
    }

    [Fact]
    public async Task one_greedy_client_doesnt_keep_the_others_out()
    {
        await using var cluster = await NetCluster.Start(options =>
        {
            options.CallsInFlightMax = 20;
            options.CallsInFlightPerConnectionGuaranteed = 5;
        });
        var greedy = await cluster.Connect();
        var modest = await cluster.Connect();
        var held = Hold(greedy, 30);
        await WhenHolding(cluster, 20 - 1);

        for (var i = 0; i < 100; i++)
        {
            (await modest.GetGrain<INetGrain>("modest").Echo("served")).ShouldBe("served");
        }

        foreach (var refused in held.Where(call => call.IsFaulted))
        {
            refused.Exception!.InnerException.ShouldBeOfType<GatewayTooBusyException>();
        }

        await Release(cluster, held.Count);
        await Task.WhenAll(held.Where(call => !call.IsFaulted));
    }

    [Fact]
    public async Task grains_that_never_answer_dont_use_up_their_callers_connection_for_good()
    {
        var siloTime = new FakeTime();
        await using var cluster = await NetCluster.Start(
            options => options.CallsInFlightPerConnectionMax = 10, silo => silo.Services.AddSingleton<TimeProvider>(siloTime));
        var hasty = await cluster.Connect(configure: client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(200)));
        foreach (var held in Hold(hasty, 10))
        {
            await Should.ThrowAsync<TimeoutException>(() => held);
        }

        await Should.ThrowAsync<GatewayTooBusyException>(() => hasty.GetGrain<INetGrain>("more").Echo("refused"));

        siloTime.Advance(TimeSpan.FromSeconds(2));

        while (cluster.Gateway.CallsInFlight > 0)
        {
            await Task.Yield();
        }

        (await TryAgain(() => hasty.GetGrain<INetGrain>("more").Echo("taken"))).ShouldBe("taken");
        await Release(cluster, 10); // a silo waits for its grains when it stops
    }

    [Fact]
    public async Task while_one_client_floods_the_silo_the_others_calls_are_served()
    {
        await using var cluster = await NetCluster.Start();
        var greedy = await cluster.Connect();
        using var enough = new CancellationTokenSource();
        var flood = Enumerable.Range(0, 2_000).Select(i => CallOn(greedy.GetGrain<INetGrain>($"flooded-{i % 50}"), enough.Token)).ToList();

        for (var i = 0; i < 300; i++)
        {
            (await cluster.Bystander.GetGrain<INetGrain>("modest").Echo($"{i}")).ShouldBe($"{i}");
        }

        flood.ShouldAllBe(caller => !caller.IsCompleted);
        await enough.CancelAsync();
        (await Task.WhenAll(flood)).Sum().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task calls_that_wait_for_a_reader_are_bounded_in_bytes()
    {
        await using var cluster = await NetCluster.Start();
        var link = cluster.Link();
        var client = await cluster.Connect(link.EndPoint, options => options.OutboundBytesMax = 1024 * 1024);
        await client.GetGrain<INetGrain>("big").Length([]);
        link.Stall();

        var calls = Enumerable.Range(0, 200).Select(i => client.GetGrain<INetGrain>($"big-{i}").Length(new byte[200_000])).ToList();

        var refused = calls.Where(call => call.IsFaulted).ToList();
        refused.ShouldNotBeEmpty();
        refused.ShouldAllBe(call => call.Exception!.InnerException is GatewayTooBusyException);
        link.Restore();
        (await Task.WhenAll(calls.Except(refused))).ShouldAllBe(length => length == 200_000);
    }

    /// <summary>The client hears of what the silo has let go of a moment later.</summary>
    private static async Task<string> TryAgain(Func<Task<string>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (GatewayTooBusyException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<int> CallOn(INetGrain grain, CancellationToken enough)
    {
        var calls = 0;
        while (!enough.IsCancellationRequested)
        {
            await grain.Echo("more");
            calls++;
        }

        return calls;
    }

    private static List<Task<int>> Hold(IClusterClient client, int count) =>
        [.. Enumerable.Range(0, count).Select(i => client.GetGrain<INetGrain>($"held-{i}").Hold())];

    private static async Task WhenHolding(NetCluster cluster, int count)
    {
        // One after the other: these calls count, too.
        var holding = 0;
        while (holding < count)
        {
            holding = 0;
            for (var i = 0; i < count; i++)
            {
                holding += await cluster.Bystander.GetGrain<INetGrain>($"held-{i}").Holding();
            }
        }
    }

    private static async Task Release(NetCluster cluster, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await cluster.Bystander.GetGrain<INetGrain>($"held-{i}").Release();
        }
    }
}
