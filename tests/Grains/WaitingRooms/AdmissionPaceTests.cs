using Shop.WaitingRooms;
using static Grains.Tests.WaitingRooms.WaitingRoomsOfTests;

namespace Grains.Tests.WaitingRooms;

public sealed class AdmissionPaceTests
{
    private static readonly RoomReading _quick = Reading(Started(100_000)) with { UsedLately = 1_000_000 };
    private static readonly RoomReading _slow = _quick with { AtWork = 200, AtWorkFor = TimeSpan.FromSeconds(3) };

    [Fact]
    public void it_rises_while_checkouts_are_quick_up_to_what_staff_allow()
    {
        var pace = After(AdmissionPace.Initial, 60, _quick);

        pace.PerSecond.ShouldBe(1_000);
        AdmissionPace.Initial.Next(_quick, isLimiting: true).PerSecond.ShouldBe(23);
    }

    [Fact]
    public void it_learns_nothing_while_fewer_wait_than_it_would_admit() =>
        AdmissionPace.Initial.Next(_quick, isLimiting: false).PerSecond.ShouldBe(AdmissionPace.Initial.PerSecond);

    [Fact]
    public void it_is_not_far_ahead_of_those_who_begin_a_checkout_and_does_not_fall_for_them()
    {
        After(AdmissionPace.Initial, 60, _quick with { UsedLately = 0 }).PerSecond.ShouldBe(20);
        After(AdmissionPace.Initial, 60, _quick with { UsedLately = 15 * 50 }).PerSecond.ShouldBe(150);
        After(new AdmissionPace(100, DateTimeOffset.MinValue), 60, _quick with { UsedLately = 0 }).PerSecond.ShouldBe(100);
    }

    [Fact]
    public void it_falls_by_a_share_when_checkouts_queue_and_then_waits_for_what_that_does()
    {
        var pace = new AdmissionPace(100, Now - TimeSpan.FromMinutes(1));

        var fallen = pace.Next(_slow, isLimiting: true);
        var next = fallen.Next(_slow with { Now = Now + TimeSpan.FromSeconds(1) }, isLimiting: true);
        var later = next.Next(_slow with { Now = Now + TimeSpan.FromSeconds(2) }, isLimiting: true);

        (fallen.PerSecond, next.PerSecond, later.PerSecond).ShouldBe((70, 70, 49));
    }

    [Fact]
    public void it_never_stops_altogether()
    {
        var pace = AdmissionPace.Initial;
        for (var i = 0; i < 100; i++)
        {
            pace = pace.Next(_slow with { Now = Now + TimeSpan.FromSeconds(2 * i) }, isLimiting: true);
        }

        pace.PerSecond.ShouldBe(1);
    }

    [Fact]
    public void a_few_checkouts_that_wait_for_a_bank_are_no_queue() =>
        AdmissionPace.Initial.Next(_slow with { AtWork = 9 }, isLimiting: true).PerSecond.ShouldBeGreaterThan(AdmissionPace.Initial.PerSecond);

    /// <summary>A shop that does 150 checkouts a second and queues what comes beyond: the pace finds that out, and stays about it.</summary>
    [Fact]
    public void it_finds_what_a_shop_bears()
    {
        const double Capacity = 150;
        var (pace, queue, sum) = (AdmissionPace.Initial, 0.0, 0.0);
        for (var second = 0; second < 600; second++)
        {
            queue = Math.Max(0, queue + pace.PerSecond - Capacity);
            var begun = Math.Min(pace.PerSecond + queue, Capacity);
            sum += second >= 300 ? begun : 0;
            pace = pace.Next(
                _quick with { Now = Now + TimeSpan.FromSeconds(second), AtWork = (int)queue, AtWorkFor = TimeSpan.FromSeconds(queue / Capacity / 2), UsedLately = (int)(15 * begun) },
                isLimiting: true);
            queue.ShouldBeLessThan(Capacity * 10);
        }

        (sum / 300).ShouldBeGreaterThan(Capacity * 0.9);
    }

    private static AdmissionPace After(AdmissionPace pace, int rounds, RoomReading reading)
    {
        for (var i = 0; i < rounds; i++)
        {
            pace = pace.Next(reading, isLimiting: true);
        }

        return pace;
    }
}
