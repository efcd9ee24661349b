using Shop.WaitingRooms;
using static Grains.Tests.WaitingRooms.WaitingRoomsOfTests;

namespace Grains.Tests.WaitingRooms;

public sealed class PresenceTests
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new(Now);

    [Fact]
    public void in_the_beginning_everybody_counts_as_there_whose_turn_has_not_come()
    {
        var presence = new Presence(_time);

        presence.IsHere(1, Signs.Any).ShouldBeTrue();
        presence.IsHere(1, Signs.Heard).ShouldBeFalse();
        presence.IsHere(1, Signs.Look).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(20));
        presence.IsHere(1, Signs.Any).ShouldBeFalse();
    }

    [Fact]
    public void who_looks_is_there_until_two_looks_have_not_come()
    {
        var presence = After(TimeSpan.FromMinutes(1));

        presence.Looked(7);
        _time.Advance(Presence.AfterLook - _second);
        presence.IsHere(7, Signs.Look).ShouldBeTrue();
        _time.Advance(_second);

        presence.IsHere(7, Signs.Any).ShouldBeFalse();
        presence.IsHere(6, Signs.Any).ShouldBeFalse();
    }

    [Fact]
    public void a_stream_counts_for_a_while_and_not_where_somebody_has_to_ask()
    {
        var presence = After(TimeSpan.FromMinutes(1));

        presence.Streams(7);

        presence.IsHere(7, Signs.Heard).ShouldBeTrue();
        presence.IsHere(7, Signs.Look).ShouldBeFalse();
        _time.Advance(Presence.AfterStream);
        presence.IsHere(7, Signs.Any).ShouldBeFalse();
    }

    [Fact]
    public void who_leaves_is_gone_at_once_and_back_when_they_are_heard()
    {
        var presence = new Presence(_time);
        presence.Looked(7);
        presence.Streams(7);

        presence.Leaves(7);
        var gone = presence.IsHere(7, Signs.Any);
        presence.Streams(7);

        gone.ShouldBeFalse();
        presence.IsHere(7, Signs.Heard).ShouldBeTrue();
    }

    [Fact]
    public void who_misses_a_turn_is_gone_unless_they_have_asked_since()
    {
        var presence = After(TimeSpan.FromMinutes(1));
        presence.Looked(6);
        presence.Streams(6);
        _time.Advance(WaitingRoomLimits.AdmissionMin);
        presence.Looked(7);

        presence.Misses(6);
        presence.Misses(7);

        presence.IsHere(6, Signs.Any).ShouldBeFalse();
        presence.IsHere(7, Signs.Look).ShouldBeTrue();
    }

    private Presence After(TimeSpan length)
    {
        var presence = new Presence(_time);
        _time.Advance(length);
        return presence;
    }
}
