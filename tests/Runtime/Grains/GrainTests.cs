using Orleans;
using Orleans.Runtime;

namespace Runtime.Tests.Grains;

public sealed class GrainTests
{
    private readonly FakeActivation _activation = new(GrainId.Create("sample", "1"));

    [Fact]
    public void a_grain_belongs_to_the_activation_whose_turn_made_it()
    {
        var grain = _activation.Make(() => new SampleGrain());

        grain.GrainContext.ShouldBeSameAs(_activation);
        grain.IdentityString.ShouldBe("sample/1");
        grain.RuntimeIdentity.ShouldBe("fake");
    }

    [Fact]
    public void a_grain_asks_its_activation()
    {
        var grain = _activation.Make(() => new SampleGrain());

        grain.AskForEverything();

        _activation.Asked.ShouldBe(["deactivate ApplicationRequested", "migrate", "delay 00:00:05"]);
    }

    [Fact]
    public void a_grain_that_the_runtime_did_not_make_says_so() =>
        Should.Throw<InvalidOperationException>(() => new SampleGrain().Delay()).Message.ShouldContain("not made by the runtime");

    [Fact]
    public async Task a_timers_callback_gets_its_state_and_token()
    {
        var grain = _activation.Make(() => new SampleGrain());
        using var source = new CancellationTokenSource();
        (int State, CancellationToken Token) got = default;

        grain.RegisterGrainTimer(
            (state, token) =>
            {
                got = (state, token);
                return Task.CompletedTask;
            },
            42,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(2));
        await _activation.TimerCallback!(source.Token);

        got.ShouldBe((42, source.Token));
        _activation.TimerOptions.DueTime.ShouldBe(TimeSpan.FromSeconds(1));
        _activation.TimerOptions.Period.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void a_timer_neither_interleaves_nor_keeps_its_grain_alive_by_default()
    {
        var options = new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.Zero);

        options.Interleave.ShouldBeFalse();
        options.KeepAlive.ShouldBeFalse();
    }

    [Fact]
    public void a_grain_object_holds_its_activation_and_nothing_else()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var grain = _activation.Make(() => new SampleGrain());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Header, method table, one reference; and the delegate that made it.
        allocated.ShouldBeLessThanOrEqualTo((3 * IntPtr.Size) + 64);
        GC.KeepAlive(grain);
    }

    private sealed class SampleGrain : Grain
    {
        public void AskForEverything()
        {
            DeactivateOnIdle();
            MigrateOnIdle();
            DelayDeactivation(TimeSpan.FromSeconds(5));
        }

        public void Delay() => DelayDeactivation(TimeSpan.Zero);
    }
}
