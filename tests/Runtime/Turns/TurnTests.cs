using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Shop.Runtime.Tests.Turns;

public sealed class TurnTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = new InProcessTestClusterBuilder()
        .ConfigureSilo((_, silo) => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(2)))
        .Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task no_two_turns_of_a_grain_overlap_under_a_thousand_callers()
    {
        var grain = _cluster.Client.GetGrain<IOverlapGrain>("one-at-a-time");

        var most = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(grain.Pass)));

        most.Max().ShouldBe(1);
    }

    [Fact]
    public async Task turns_of_a_reentrant_grain_interleave_at_awaits()
    {
        var grain = _cluster.Client.GetGrain<IReentrantGrain>("many");
        var waiting = Enumerable.Range(0, 100).Select(_ => grain.WaitAtGate()).ToArray();
        await Until(async () => await grain.Arrived() == 100);

        await grain.OpenGate();

        (await Task.WhenAll(waiting)).Max().ShouldBe(100);
    }

    [Fact]
    public async Task a_call_waits_for_the_one_before_it_but_not_one_that_always_interleaves()
    {
        var grain = _cluster.Client.GetGrain<IOverlapGrain>("gate");
        var first = grain.WaitAtGate();
        await Until(async () => await grain.Arrived() == 1);
        var second = grain.Write();

        (await grain.Arrived()).ShouldBe(1);
        second.IsCompleted.ShouldBeFalse();

        await grain.OpenGate();
        (await second).ShouldBe(1);
        (await first).ShouldBe(1);
    }

    [Fact]
    public async Task read_only_calls_run_beside_each_other_and_not_beside_a_write()
    {
        var grain = _cluster.Client.GetGrain<IOverlapGrain>("readers");
        var readers = new[] { grain.ReadAtGate(), grain.ReadAtGate() };
        await Until(async () => await grain.Arrived() == 2);

        (await grain.Read()).ShouldBe(3);
        var write = grain.Write();
        (await grain.Arrived()).ShouldBe(2);
        write.IsCompleted.ShouldBeFalse();

        await grain.OpenGate();
        (await write).ShouldBe(1);
        (await Task.WhenAll(readers)).Max().ShouldBe(2);
    }

    [Fact]
    public async Task a_predicate_lets_in_just_the_calls_that_it_accepts()
    {
        var grain = _cluster.Client.GetGrain<IPredicateGrain>("predicate");
        var blocking = grain.WaitAtGate();
        await Until(async () => await grain.Arrived() == 1);

        (await grain.Say("urgent")).ShouldBe("urgent");
        var patient = grain.Say("patient");
        (await grain.Arrived()).ShouldBe(1);
        patient.IsCompleted.ShouldBeFalse();

        await grain.OpenGate();
        await blocking;
        (await patient).ShouldBe("patient");
    }

    [Fact]
    public async Task a_call_chain_comes_back_to_a_grain_that_allows_it()
    {
        var a = _cluster.Client.GetGrain<IChainGrain>("a");
        var b = _cluster.Client.GetGrain<IChainGrain>("b");

        (await a.CallThrough(b, allowReentrancy: true)).ShouldBe("answered");
    }

    [Fact]
    public async Task a_call_chain_that_comes_back_unallowed_times_out()
    {
        var a = _cluster.Client.GetGrain<IChainGrain>("deadlock-a");
        var b = _cluster.Client.GetGrain<IChainGrain>("deadlock-b");

        await Should.ThrowAsync<TimeoutException>(() => a.CallThrough(b, allowReentrancy: false));
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Yield();
        }
    }
}
