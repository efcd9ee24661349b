using Shop.Api.WaitingRooms;
using Shop.WaitingRooms;

namespace Shop.Api.Tests.WaitingRooms;

public sealed class StreamedPlacesTests
{
    private readonly WaitingRoomId _room = WaitingRoomId.New(TimeProvider.System);
    private readonly StreamedPlaces _places = new();

    [Fact]
    public void somebody_with_two_pages_is_there_until_both_are_closed()
    {
        var (one, other) = (_places.Add(_room, 7), _places.Add(_room, 7));

        one.Dispose();
        var open = Numbers(isOpen: true);
        other.Dispose();

        open.ShouldBe([7]);
        Numbers(isOpen: true).ShouldBeEmpty();
        Numbers(isOpen: false).ShouldBe([7]);
    }

    [Fact]
    public void who_has_left_is_named_until_the_room_was_told_and_whoever_is_back_by_then_stays()
    {
        _places.Add(_room, 7).Dispose();
        _places.Add(_room, 8).Dispose();
        var closed = Numbers(isOpen: false);

        _places.Add(_room, 8);
        _places.Told(_room, closed);

        closed.ShouldBe([7, 8], ignoreOrder: true);
        Numbers(isOpen: false).ShouldBeEmpty();
        Numbers(isOpen: true).ShouldBe([8]);
    }

    [Fact]
    public void each_room_is_told_of_its_own()
    {
        var other = WaitingRoomId.New(TimeProvider.System);
        _places.Add(_room, 7);
        _places.Add(other, 9);

        _places.All().Select(static one => (one.Room, one.ByOpen[true].Single())).ShouldBe([(_room, 7), (other, 9)], ignoreOrder: true);
    }

    private IEnumerable<int> Numbers(bool isOpen) => [.. _places.All().SelectMany(one => one.ByOpen[isOpen])];
}
