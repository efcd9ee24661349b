using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using Shop.Runtime.Collection;
using Shop.Runtime.Testing;

namespace Shop.Runtime.Tests.Lifetime;

public sealed class LifetimeTests : IAsyncLifetime
{
    private readonly Journal _journal = new();
    private readonly FakeTime _time = new();
    private readonly InProcessTestCluster _cluster;

    public LifetimeTests() => _cluster = new InProcessTestClusterBuilder()
        .ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(_time);
            silo.Services.AddSingleton(_journal);
            silo.Services.AddScoped<ScopedThing>();
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(10));
        })
        .Build();

    private IGrainFactory Grains => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_grain_is_activated_by_its_first_call_and_stays()
    {
        var grain = Grains.GetGrain<ILivesGrain>("stays");

        var first = await grain.Activation();

        (await grain.Activation()).ShouldBe(first);
        (await grain.Events()).ShouldBe(["stays:stage-start", "stays:activate"]);
    }

    [Fact]
    public async Task deactivate_on_idle_lets_the_running_call_end_and_the_waiting_ones_meet_the_next_activation()
    {
        var grain = Grains.GetGrain<ILivesGrain>("leaves");
        var first = await grain.Activation();
        var holding = grain.LeaveAfterGate();
        var waiting = grain.Activation();

        _journal.Gate.SetResult();

        await holding;
        (await waiting).ShouldNotBe(first);
        (await grain.Events()).ShouldBe(
        [
            "leaves:stage-start", "leaves:activate", "leaves:deactivate ApplicationRequested", "leaves:stage-stop",
            "leaves:stage-start", "leaves:activate",
        ]);
    }

    [Fact]
    public async Task calls_that_come_while_a_grain_leaves_are_run_by_the_next_activation()
    {
        var grain = Grains.GetGrain<ISlowToLeaveGrain>("slow");
        var first = await grain.Activation();
        await grain.Leave();
        await Until(() => _journal.Entries.Contains("leaving"));
        var late = Enumerable.Range(0, 20).Select(_ => grain.Activation()).ToArray();

        late.ShouldAllBe(call => !call.IsCompleted);
        _journal.Gate.SetResult();

        (await Task.WhenAll(late)).Distinct().ShouldHaveSingleItem().ShouldNotBe(first);
    }

    [Fact]
    public async Task a_failed_activation_is_told_to_its_callers_and_the_next_call_tries_anew()
    {
        var grain = Grains.GetGrain<IFragileGrain>("fragile");

        (await Should.ThrowAsync<FormatException>(grain.Answer)).Message.ShouldBe("not today");

        (await grain.Answer()).ShouldBe(42);
    }

    [Fact]
    public async Task an_idle_grain_is_collected_after_its_age_and_not_before()
    {
        var grain = Grains.GetGrain<ILivesGrain>("idle");
        var first = await grain.Activation();

        _time.Advance(TimeSpan.FromMinutes(9));
        (await grain.Activation()).ShouldBe(first);
        _time.Advance(TimeSpan.FromMinutes(12));

        await Until(() => _journal.Entries.Contains("idle:deactivate ActivationIdle"));
        (await grain.Activation()).ShouldNotBe(first);
    }

    [Fact]
    public async Task a_delayed_deactivation_outlives_the_collection_age()
    {
        var grain = Grains.GetGrain<ILivesGrain>("delayed");
        var first = await grain.Activation();
        await grain.DelayLeaving(TimeSpan.FromHours(1));

        _time.Advance(TimeSpan.FromMinutes(50));
        (await grain.Activation()).ShouldBe(first);
        _time.Advance(TimeSpan.FromHours(2));

        await Until(() => _journal.Entries.Contains("delayed:deactivate ActivationIdle"));
    }

    [Fact]
    public async Task short_of_memory_the_silo_lets_go_of_those_that_were_idle_longest()
    {
        for (var i = 0; i < 10; i++)
        {
            await Grains.GetGrain<ILivesGrain>($"old-{i}").Activation();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _cluster.GetSiloServiceProvider().GetRequiredService<ActivationCollector>().Shed(0.4).ShouldBe(4);

        await Until(() => Left() >= 4);
        Left().ShouldBe(4);
        Enumerable.Range(0, 4).ShouldAllBe(i => _journal.Entries.Contains($"old-{i}:deactivate HighMemoryPressure"));

        int Left() => _journal.Entries.Count(entry => entry.EndsWith("deactivate HighMemoryPressure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_stateless_worker_has_as_many_activations_as_it_needs_and_no_more_than_it_may()
    {
        var grain = Grains.GetGrain<IWorkerGrain>(0);

        // Four wait for each other, so they must be four; the fifth and sixth queue behind them.
        var workers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => grain.WaitForOthers(4)));

        workers.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task a_grain_gets_singletons_and_a_scope_of_its_own_that_ends_with_it()
    {
        var one = Grains.GetGrain<IServiceGrain>("one");
        var (scoped, singleton) = await one.Services();
        var (otherScoped, otherSingleton) = await Grains.GetGrain<IServiceGrain>("other").Services();

        otherScoped.ShouldNotBe(scoped);
        otherSingleton.ShouldBe(singleton);
        await one.Leave();
        await Until(() => _journal.Entries.Contains($"disposed {scoped}"));
    }

    [Fact]
    public async Task a_stopping_silo_lets_its_grains_say_goodbye()
    {
        await Grains.GetGrain<ILivesGrain>("last").Activation();

        await _cluster.StopSiloAsync(_cluster.Silos[0]);

        _journal.Entries.ShouldContain("last:deactivate ShuttingDown");
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
