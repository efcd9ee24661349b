using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Lifetime;

namespace Shop.Runtime.Tests.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    [AlwaysInterleave]
    Task<int> Ticks();

    Task HoldUntilReleased();

    [AlwaysInterleave]
    Task Release();

    Task FailNext();
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IGrainTimer? _timer;
    private int _ticks;
    private bool _fail;

    public Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(due, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task HoldUntilReleased() => _released.Task;

    public Task Release()
    {
        _released.TrySetResult();
        return Task.CompletedTask;
    }

    public Task FailNext()
    {
        _fail = true;
        return Task.CompletedTask;
    }

    private Task Tick(CancellationToken token)
    {
        _ticks++;
        if (_fail)
        {
            _fail = false;
            throw new InvalidOperationException("a tick that fails");
        }

        return Task.CompletedTask;
    }
}

public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly FakeTime _time = new();
    private readonly InProcessTestCluster _cluster;

    public TimerTests() => _cluster = new InProcessTestClusterBuilder()
        .ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(_time);
            silo.Services.AddSingleton(new Journal());
        })
        .Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_timer_ticks_when_due_and_then_every_period_after_the_tick_before_has_ended()
    {
        var grain = await Started("regular");
        (await grain.Ticks()).ShouldBe(0);

        await AdvanceUntilTicks(grain, 1);
        await AdvanceUntilTicks(grain, 2);
        await AdvanceUntilTicks(grain, 3);
    }

    [Fact]
    public async Task a_tick_waits_for_the_running_call_unless_it_interleaves()
    {
        var patient = await Started("patient");
        var urgent = await Started("urgent", interleave: true);
        var holding = new[] { patient.HoldUntilReleased(), urgent.HoldUntilReleased() };

        await AdvanceUntilTicks(urgent, 1);
        (await patient.Ticks()).ShouldBe(0);

        await patient.Release();
        await urgent.Release();
        await Task.WhenAll(holding);
        await Until(async () => await patient.Ticks() == 1);
    }

    [Fact]
    public async Task a_stopped_timer_ticks_no_more_and_a_changed_one_at_its_new_time()
    {
        var grain = await Started("changed");
        await grain.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromSeconds(9));
        (await grain.Ticks()).ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await Until(async () => await grain.Ticks() == 1);

        await grain.Stop();
        _time.Advance(TimeSpan.FromSeconds(100));
        (await grain.Ticks()).ShouldBe(1);
    }

    [Fact]
    public async Task a_tick_that_fails_does_not_end_the_timer()
    {
        var grain = await Started("failing");
        await grain.FailNext();

        await AdvanceUntilTicks(grain, 1);
        await AdvanceUntilTicks(grain, 2);
    }

    private async Task<ITimerGrain> Started(string name, bool interleave = false)
    {
        var grain = _cluster.Client.GetGrain<ITimerGrain>(name);
        await grain.Start(_second, _second, interleave, keepAlive: false);
        return grain;
    }

    /// <summary>Moves time on until the timer has ticked so often; the tick comes a period after the one before, not sooner.</summary>
    private async Task AdvanceUntilTicks(ITimerGrain grain, int ticks)
    {
        (await grain.Ticks()).ShouldBe(ticks - 1);
        var from = _time.GetTimestamp();
        while (await grain.Ticks() < ticks)
        {
            _time.Advance(_second / 10);
        }

        (await grain.Ticks()).ShouldBe(ticks);
        _time.GetElapsedTime(from).ShouldBeGreaterThanOrEqualTo(_second);
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Yield();
        }
    }
}
