using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Links;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Clients;

/// <summary>What becomes of calls when the way to the silo breaks.</summary>
public sealed class BrokenLinkTests : IAsyncLifetime
{
    private readonly FakeTime _time = new();

    private NetCluster _cluster = null!;
    private FaultyLink _link = null!;

    public async Task InitializeAsync()
    {
        _cluster = await NetCluster.Start();
        _link = _cluster.Link();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_call_under_way_fails_at_once_and_its_outcome_is_unknown()
    {
        var held = Grain(await _cluster.Connect(_link.EndPoint)).Hold();
        await WhenHolding(1);

        _link.Drop();

        (await Should.ThrowAsync<SiloUnavailableException>(() => held.WaitAsync(Patience.Limit))).Message.ShouldContain("had an effect is unknown");
    }

    [Fact]
    public async Task a_call_that_only_reads_is_asked_again_over_another_connection()
    {
        var held = Grain(await _cluster.Connect(_link.EndPoint)).HoldReading();
        await WhenHolding(1);

        _link.Drop();

        await WhenHolding(2);
        await Grain(_cluster.Bystander).Release();
        (await held).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task a_call_that_only_reads_is_asked_again_once()
    {
        var held = Grain(await _cluster.Connect(_link.EndPoint)).HoldReading();
        await WhenHolding(1);
        _link.Drop();
        await WhenHolding(2);

        _link.Drop();

        await Should.ThrowAsync<SiloUnavailableException>(() => held.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task calls_that_come_while_the_link_is_made_anew_wait_for_it()
    {
        var client = await _cluster.Connect(_link.EndPoint);
        for (var i = 0; i < 20; i++)
        {
            _link.Drop();
            await _cluster.ClientLog.When(entry => entry.Id is 1202 or 1203);
            (await SucceedsInTheEnd(() => Grain(client).Echo("again"))).ShouldBe("again");
        }
    }

    [Fact]
    public async Task while_no_gateway_is_reachable_calls_are_refused_at_once()
    {
        var client = await _cluster.Connect(_link.EndPoint, options => options.Time = _time);
        _link.Cut();
        await _cluster.ClientLog.When(entry => entry.Id == 1251);

        (await Should.ThrowAsync<SiloUnavailableException>(() => Grain(client).Echo("lost").WaitAsync(Patience.Limit))).Message.ShouldContain("was not sent");
    }

    [Fact]
    public async Task once_the_gateway_is_back_so_is_the_client()
    {
        var client = await _cluster.Connect(_link.EndPoint, options => options.Time = _time);
        _link.Cut();
        await _cluster.ClientLog.When(entry => entry.Id == 1251);
        _link.Restore();

        var connected = _cluster.ClientLog.Entries.Count(entry => entry.Id == 1201);
        while (_cluster.ClientLog.Entries.Count(entry => entry.Id == 1201) == connected)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await Grain(client).Echo("back")).ShouldBe("back");
    }

    [Fact]
    public async Task a_call_after_the_gateway_is_back_looks_for_it_and_waits()
    {
        var client = await _cluster.Connect(_link.EndPoint, options => options.Time = _time);
        _link.Cut();

        // So many failures that the next attempt by itself is seconds away.
        while (_cluster.ClientLog.Entries.Count(entry => entry.Id == 1251) < 10)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        _link.Restore();
        _time.Advance(TimeSpan.FromMilliseconds(200));

        (await Grain(client).Echo("found").WaitAsync(Patience.Limit)).ShouldBe("found");
    }

    [Fact]
    public async Task half_of_a_connection_is_given_up_after_three_seconds()
    {
        // The silo's time stands still, or it might be the one that gives up.
        await using var cluster = await NetCluster.Start(options => options.Time = new FakeTime());
        var link = cluster.Link();
        var client = await cluster.Connect(link.EndPoint, options => options.Time = _time);
        await Grain(client).Echo("whole");
        link.Swallow();
        var lost = Grain(client).Echo("swallowed");

        var heartbeats = 0;
        while (!lost.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
            heartbeats++;
        }

        // The first one still sees what came before.
        heartbeats.ShouldBeInRange(6, 7);
        await Should.ThrowAsync<SiloUnavailableException>(() => lost.WaitAsync(Patience.Limit));
        await cluster.ClientLog.WhenClosed("Silent");
    }

    [Fact]
    public async Task a_silent_connection_that_lives_stays()
    {
        var client = await _cluster.Connect(_link.EndPoint, options => options.Time = _time);
        await Grain(client).Echo("before");
        var connection = client.ServiceProvider.GetRequiredService<ClientRuntime>().Gateways.Connections.Single();
        for (var i = 0; i < 20; i++)
        {
            var answers = connection.Reads;
            _time.Advance(TimeSpan.FromSeconds(0.5));
            _time.Advance(TimeSpan.FromSeconds(0.5));
            while (connection.Reads == answers)
            {
                await Task.Yield();
            }
        }

        (await Grain(client).Echo("after")).ShouldBe("after");
        _cluster.ClientLog.Entries.ShouldNotContain(entry => entry.Id == 1203);
    }

    [Fact]
    public async Task a_slow_link_makes_calls_late_and_loses_none()
    {
        var linkTime = new FakeTime();
        var slow = _cluster.Link(linkTime);
        var client = await _cluster.Connect(slow.EndPoint);
        slow.Delay = TimeSpan.FromSeconds(1);
        var calls = Enumerable.Range(0, 100).Select(i => Grain(client).Echo($"{i}")).ToList();
        calls.ShouldAllBe(call => !call.IsCompleted);

        var all = Task.WhenAll(calls);
        while (!all.IsCompleted)
        {
            linkTime.Advance(TimeSpan.FromSeconds(0.1));
            await Task.Yield();
        }

        (await all).ShouldBe(Enumerable.Range(0, 100).Select(i => $"{i}"));
    }

    [Fact]
    public async Task a_silo_that_stalls_answers_late_and_nothing_is_lost()
    {
        var client = await _cluster.Connect(_link.EndPoint, options => options.Time = _time);
        _link.Stall();
        var late = Grain(client).Echo("late");
        late.IsCompleted.ShouldBeFalse();

        _link.Restore();

        (await late).ShouldBe("late");
    }

    private static INetGrain Grain(IClusterClient client) => client.GetGrain<INetGrain>("grain");

    /// <summary>A connection may end under the call that finds out that it has.</summary>
    private static async Task<string> SucceedsInTheEnd(Func<Task<string>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (SiloUnavailableException exception) when (exception.Message.Contains("unknown", StringComparison.Ordinal))
            {
                await Task.Yield();
            }
        }
    }

    private async Task WhenHolding(int count)
    {
        while (await Grain(_cluster.Bystander).Holding() < count)
        {
            await Task.Yield();
        }
    }
}
