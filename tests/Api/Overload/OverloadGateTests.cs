using Shop.Api.Limits;
using Shop.Api.Overload;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Overload;

public sealed class OverloadGateTests
{
    private readonly FakeTime _time = new();
    private readonly RouteLoad _route = RouteLoad.Of(null);

    [Fact]
    public async Task a_burst_waits_for_its_turns_in_order_of_rank()
    {
        var gate = Gate(inFlightMax: 4);
        gate.TryEnter().ShouldBeTrue();
        gate.TryEnter().ShouldBeTrue();
        gate.TryEnter().ShouldBeFalse();
        var looking = gate.EnterAsync(RequestRank.Browsing);
        var paying = gate.EnterAsync(RequestRank.Buying);

        gate.Leave(_route, null);

        (await paying).ShouldBeTrue();
        looking.IsCompleted.ShouldBeFalse();
        gate.Leave(_route, null);
        (await looking).ShouldBeTrue();
        (gate.Answering, gate.Waiting).ShouldBe((2, 0));
    }

    [Fact]
    public async Task what_is_more_than_a_burst_is_refused_at_once_and_few_may_wait_until_the_rush_is_over()
    {
        var gate = Gate(inFlightMax: 1_000);
        while (gate.TryEnter())
        {
        }

        var burst = Enumerable.Range(0, 256).Select(_ => gate.EnterAsync(RequestRank.Browsing)).ToList();
        (await gate.EnterAsync(RequestRank.Browsing)).ShouldBeFalse();
        burst.ShouldAllBe(turn => !turn.IsCompleted);
        for (var i = 0; i < 250; i++)
        {
            gate.Leave(_route, null);
        }

        var later = Enumerable.Range(0, 40).Select(_ => gate.EnterAsync(RequestRank.Browsing)).ToList();
        later.Count(turn => !turn.IsCompleted).ShouldBe((gate.Limit / 2) - 6);
        _time.Advance(TimeSpan.FromSeconds(2));
        gate.EnterAsync(RequestRank.Browsing).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task nobody_waits_for_longer_than_anybody_stays()
    {
        var gate = Gate(inFlightMax: 2);
        gate.TryEnter().ShouldBeTrue();
        var looking = gate.EnterAsync(RequestRank.Browsing);
        var paying = gate.EnterAsync(RequestRank.Buying);

        _time.Advance(TimeSpan.FromSeconds(3));
        gate.Tick();
        (await looking).ShouldBeFalse();
        paying.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(8));
        gate.Tick();
        (await paying).ShouldBeFalse();
        gate.Answering.ShouldBe(1);
    }

    [Fact]
    public async Task turns_that_are_held_for_long_are_made_up_for_by_new_ones()
    {
        var gate = Gate(inFlightMax: 2_000);
        while (gate.TryEnter())
        {
        }

        var waiting = gate.EnterAsync(RequestRank.Browsing);
        _time.Advance(TimeSpan.FromSeconds(1));
        gate.Tick();

        (await waiting).ShouldBeTrue();
    }

    private OverloadGate Gate(int inFlightMax) => new(new ApiLimits { RequestsInFlightMax = inFlightMax }, _time);
}
