using Microsoft.AspNetCore.Http;
using Shop.Api.Limits;
using Shop.Api.Overload;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Overload;

/// <summary>What the time that answers take says of the shop.</summary>
public sealed class OverloadGuardTests
{
    private readonly FakeTime _time = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task answers_that_take_long_lower_the_limit_unless_they_wait_for_a_bank(bool isMarked)
    {
        var gate = new OverloadGate(new ApiLimits { RequestsInFlightMax = 1_000 }, _time);
        using var guard = new OverloadGuard(gate, _time);
        await guard.InvokeAsync(new DefaultHttpContext(), _ => Take(TimeSpan.FromMilliseconds(5)));
        var before = gate.Limit;
        for (var i = 1; i < before; i++)
        {
            gate.TryEnter().ShouldBeTrue();
        }

        for (var i = 0; i < 20; i++)
        {
            Task<bool>? waiting = null;
            await guard.InvokeAsync(new DefaultHttpContext(), context =>
            {
                if (isMarked)
                {
                    WaitsForOthers.Mark(context);
                }

                waiting = gate.EnterAsync(RequestRank.Buying);
                return Take(TimeSpan.FromSeconds(1));
            });
            (await waiting!).ShouldBeTrue();
            gate.Leave(RouteLoad.Of(null), null);
        }

        gate.Tick();

        gate.Limit.CompareTo(before).ShouldBe(isMarked ? 1 : -1);
    }

    private Task Take(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }
}
