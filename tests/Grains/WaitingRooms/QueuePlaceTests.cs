using FsCheck;
using FsCheck.Fluent;
using Shop.WaitingRooms;
using static Grains.Tests.WaitingRooms.WaitingRoomsOfTests;

namespace Grains.Tests.WaitingRooms;

public sealed class QueuePlaceTests
{
    private static readonly DrawOrder _order = new(new RoomDraw(Seed, 0));
    private static readonly AdmissionToken _token = AdmissionToken.New();

    [Fact]
    public void before_the_start_there_is_a_number_and_no_place()
    {
        var room = Started(100) with { Draw = null };
        var view = View(room with { Settings = room.Settings with { StartsAt = Now + TimeSpan.FromSeconds(90) } });

        QueuePlace.Of(view, null, new WaitingTicket(7), Now).ShouldBe(new QueuePlace(PlaceState.BeforeStart, 7, null, null, TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public void the_time_left_follows_from_the_real_rate()
    {
        Of(View(Started(100, admitted: 10), perSecond: 2), 15).ShouldBe(new QueuePlace(PlaceState.Waiting, 15, 15, 4, TimeSpan.FromSeconds(3)));
        Of(View(Started(100, admitted: 10), perSecond: 0), 15).Left.ShouldBeNull();
        Of(View(Started(100, admitted: 10), perSecond: 0.0001), 15).Left.ShouldBeNull();
    }

    [Fact]
    public void who_stands_behind_the_last_piece_is_told_so_and_keeps_the_place()
    {
        var view = View(Started(100, admitted: 10), available: 5, outstanding: 2);

        Of(view, 13).State.ShouldBe(PlaceState.Waiting);
        Of(view, 14).ShouldBe(new QueuePlace(PlaceState.SoldOut, 14, 14, 3, null));
        Of(View(Started(100, admitted: 10), available: 6, outstanding: 2), 14).State.ShouldBe(PlaceState.Waiting);
    }

    [Fact]
    public void a_paused_room_promises_no_time() =>
        Of(View(Started(100, state: WaitingRoomState.Paused)), 14).ShouldBe(new QueuePlace(PlaceState.Paused, 14, 14, 13, null));

    [Theory]
    [InlineData(60, false, WaitingRoomState.Open, PlaceState.Admitted)]
    [InlineData(0, false, WaitingRoomState.Open, PlaceState.Expired)]
    [InlineData(60, true, WaitingRoomState.Open, PlaceState.Used)]
    [InlineData(60, true, WaitingRoomState.Closed, PlaceState.Used)]
    [InlineData(60, false, WaitingRoomState.Closed, PlaceState.Closed)]
    public void what_became_of_an_admission_is_told(int seconds, bool isUsed, WaitingRoomState roomState, PlaceState state) => QueuePlace
        .Of(View(Started(100, admitted: 10, roomState)), _order, new WaitingTicket(3, _token, Now + TimeSpan.FromSeconds(seconds), isUsed), Now)
        .State.ShouldBe(state);

    [Fact]
    public void who_was_called_is_admitted_before_they_know_their_token() =>
        Of(View(Started(100, admitted: 10)), 10).State.ShouldBe(PlaceState.Admitted);

    [Fact]
    public void who_was_not_there_when_their_turn_came_keeps_the_place_with_nobody_before_them()
    {
        var missed = new WaitingTicket(3, IsNext: true);

        QueuePlace.Of(View(Started(100, admitted: 10), perSecond: 2), _order, missed, Now)
            .ShouldBe(new QueuePlace(PlaceState.Waiting, 3, 3, 0, TimeSpan.FromSeconds(1)));
        QueuePlace.Of(View(Started(100, admitted: 10), available: 2, outstanding: 2), _order, missed, Now).State.ShouldBe(PlaceState.SoldOut);
    }

    [Fact]
    public void nobody_ever_falls_back_while_others_are_admitted() => Prop.ForAll(
        (from number in Gen.Choose(1, 500)
         from drawn in Gen.Choose(0, 500)
         from admitted in Gen.Choose(0, 499)
         select (number, drawn, admitted)).ToArbitrary(),
        one =>
        {
            var order = new DrawOrder(new RoomDraw(Seed, one.drawn));
            var room = Started(500, one.admitted) with { Draw = order.Draw };
            var before = QueuePlace.Of(View(room), order, new WaitingTicket(one.number), Now);
            var after = QueuePlace.Of(View(room with { Admitted = one.admitted + 1 }), order, new WaitingTicket(one.number), Now);
            return before.Place == after.Place && (after.Ahead ?? -1) <= (before.Ahead ?? -1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static QueuePlace Of(WaitingRoomView view, int number) => QueuePlace.Of(view, _order, new WaitingTicket(number), Now);
}
