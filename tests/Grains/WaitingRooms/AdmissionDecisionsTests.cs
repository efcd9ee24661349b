using FsCheck;
using FsCheck.Fluent;
using Shop.WaitingRooms;
using static Grains.Tests.WaitingRooms.WaitingRoomsOfTests;

namespace Grains.Tests.WaitingRooms;

public sealed class AdmissionDecisionsTests
{
    [Theory]
    [InlineData(20, 1.0, 20)]
    [InlineData(20, 0.5, 10)]
    [InlineData(20, 60.0, 20)]
    [InlineData(0.5, 1.0, 0)]
    [InlineData(0.5, 2.0, 1)]
    public void as_many_are_admitted_as_the_pace_allows_since_the_last_and_nothing_is_made_up_for(double perSecond, double seconds, int count) =>
        AdmissionDecisions.Count(Reading(Started(100), secondsSinceLast: seconds), 100, perSecond).Count.ShouldBe(count);

    [Fact]
    public void nobody_is_admitted_before_the_draw_or_while_the_room_is_not_open()
    {
        Count(Started(100) with { Draw = null }).ShouldBe(0);
        Count(Started(100, state: WaitingRoomState.Paused)).ShouldBe(0);
        Count(Started(100, state: WaitingRoomState.Closed)).ShouldBe(0);
        Count(Started(100)).ShouldBe(50);
    }

    [Fact]
    public void no_more_are_admitted_than_are_there() =>
        AdmissionDecisions.Count(Reading(Started(100)), 7, 50).ShouldBe((7, false));

    [Theory]
    [InlineData(10, 1, 0, 10)]
    [InlineData(10, 1, 7, 3)]
    [InlineData(10, 1, 10, 0)]
    [InlineData(10, 4, 0, 2)]
    [InlineData(3, 4, 0, 1)]
    [InlineData(3, 4, 1, 0)]
    [InlineData(0, 1, 0, 0)]
    public void who_is_let_in_finds_as_much_as_one_may_have(int available, int perShopper, int outstanding, int count) =>
        AdmissionDecisions.ForStock(Reading(Started(100, perShopper: perShopper), available, outstanding)).ShouldBe(count);

    [Fact]
    public void whatever_is_measured_no_more_are_admitted_than_are_there_than_stock_serves_and_than_one_statement_bears() => Prop.ForAll(
        (from tickets in Gen.Choose(0, 5_000)
         from admitted in Gen.Choose(0, 5_000)
         from available in Gen.Choose(0, 4_000)
         from outstanding in Gen.Choose(0, 100)
         from present in Gen.Choose(0, 2_000)
         from pace in Gen.Choose(1, 10_000)
         from seconds in Gen.Choose(0, 10)
         select (tickets, admitted: Math.Min(tickets, admitted), available, outstanding, present, pace, seconds)).ToArbitrary(),
        one =>
        {
            var reading = Reading(Started(one.tickets, one.admitted), one.available, one.outstanding, one.seconds);
            var (count, isPaceLimiting) = AdmissionDecisions.Count(reading, one.present, one.pace);
            return count >= 0 && count <= one.present && count <= AdmissionDecisions.AtOnceMax
                && count + one.outstanding <= Math.Max(one.available, one.outstanding)
                && (!isPaceLimiting || count < one.present);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static int Count(WaitingRoom room) => AdmissionDecisions.Count(Reading(room), 100, 50).Count;
}
