using Shop.Runtime.Net;

namespace Shop.Runtime.Tests.Net.Calls;

public sealed class InFlightLimitTests
{
    private readonly InFlightLimit _limit = new(new TransportOptions
    {
        CallsInFlightMax = 1_000,
        CallsInFlightPerConnectionMax = 600,
        CallsInFlightPerConnectionGuaranteed = 10,
    });

    private int _greedy;
    private int _modest;

    [Fact]
    public void one_connection_has_its_bound()
    {
        Fill(ref _greedy, 2_000).ShouldBeInRange(600, 900);

        _limit.TryEnter(ref _greedy).ShouldBeFalse();
    }

    [Fact]
    public void all_connections_together_have_theirs()
    {
        var other = 0;
        Fill(ref _greedy, 600);
        Fill(ref other, 600).ShouldBe(400);

        _limit.Count.ShouldBe(1_000);
    }

    [Fact]
    public void each_connection_has_its_guaranteed_calls_however_greedy_the_others_are()
    {
        var other = 0;
        Fill(ref _greedy, 600);
        Fill(ref other, 600);

        Fill(ref _modest, 600).ShouldBe(10);
    }

    [Fact]
    public void what_has_left_makes_room()
    {
        Fill(ref _greedy, 2_000);

        _limit.Leave(ref _greedy);

        _limit.TryEnter(ref _greedy).ShouldBeTrue();
    }

    private int Fill(ref int connection, int tries)
    {
        var taken = 0;
        for (var i = 0; i < tries; i++)
        {
            taken += _limit.TryEnter(ref connection) ? 1 : 0;
        }

        return taken;
    }
}
