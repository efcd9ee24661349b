using FsCheck;
using FsCheck.Fluent;
using Shop.WaitingRooms;
using static Grains.Tests.WaitingRooms.WaitingRoomsOfTests;

namespace Grains.Tests.WaitingRooms;

public sealed class TurnsTests
{
    private const int All = int.MaxValue;

    private static readonly DrawOrder _asTheyCame = new(new RoomDraw(Seed, 0));

    [Fact]
    public void those_who_are_there_are_next_by_place_and_those_who_are_not_are_passed_over()
    {
        var turns = new Turns(0, 0, []);

        Next(turns, 5, 2, 2, 4, 5).ShouldBe([2, 4]);
        turns.Admitted(Reading(Started(5)), [(2, 2), (4, 4)]);

        Next(turns, 5, All, 5).ShouldBe([5]);
        Next(turns, 5, All, 1, 2, 3, 4, 5).ShouldBe([1, 3, 5], "who is back is let in before those behind");
    }

    [Fact]
    public void places_follow_from_the_draw()
    {
        var order = new DrawOrder(new RoomDraw(Seed, 50));

        var next = new Turns(0, 0, []).Next(order, 60, 10, static (number, _) => number % 2 == 0);

        next.ShouldBe(Enumerable.Range(1, 60).Select(place => (order.NumberAt(place), place)).Where(static one => one.Item1 % 2 == 0).Take(10));
    }

    [Fact]
    public void what_has_to_be_heard_of_somebody_depends_on_whether_their_turn_has_come_and_what_they_made_of_it()
    {
        var turns = new Turns(3, 1, [1, 3]);
        turns.Missed([1]).ShouldBe([1]);
        turns.Missed([1]).ShouldBeEmpty();
        var asked = new List<(int, Signs)>();

        turns.Next(_asTheyCame, 4, All, (number, signs) =>
        {
            asked.Add((number, signs));
            return false;
        }).ShouldBeEmpty();

        asked.ShouldBe([(1, Signs.Look), (2, Signs.Heard), (4, Signs.Any)]);
        (turns.IsAdmitted(1), turns.IsAdmitted(2), turns.IsAdmitted(3)).ShouldBe((false, false, true));
    }

    [Fact]
    public void rounds_of_others_are_noticed()
    {
        var turns = new Turns(2, 1, [1, 2]);
        var reading = Reading(Started(9, admitted: 2)) with { Rounds = 1 };

        turns.IsAsIn(reading).ShouldBeTrue();
        turns.IsAsIn(reading with { Rounds = 2 }).ShouldBeFalse();
        turns.IsLaterThan(reading with { Rounds = 0 }).ShouldBeTrue();
        turns.Admitted(reading, [(5, 5)]);
        turns.IsAsIn(Reading(Started(9, admitted: 5)) with { Rounds = 2 }).ShouldBeTrue();
        turns.IsLaterThan(reading).ShouldBeTrue();
    }

    /// <summary>Whoever comes and goes as they like, with silos that die: each is admitted once, at their own place, never before somebody who was there and stands before them.</summary>
    [Fact]
    public void nobody_who_is_there_is_overtaken_and_nobodys_place_is_lost() => Prop.ForAll(
        (from presence in Gen.Elements(true, false).ListOf(20).ListOf(12)
         from most in Gen.Choose(1, 6)
         from deaths in Gen.Elements(true, false).ListOf(12)
         select (presence, most, deaths)).ToArbitrary(),
        one =>
        {
            var order = new DrawOrder(new RoomDraw(Seed, 12));
            var admitted = new Dictionary<int, int>();
            var turns = new Turns(0, 0, []);
            foreach (var (here, round) in one.presence.Select(static (here, round) => (here.ToList(), round)))
            {
                var called = admitted.Values.DefaultIfEmpty().Max();
                if (one.deaths[round])
                {
                    turns = new Turns(called, round, admitted.Keys);
                }

                var next = turns.Next(order, here.Count, one.most, (number, _) => here[number - 1]);
                var overtaken = Enumerable.Range(1, next.Select(static one => one.Place).DefaultIfEmpty().Max()).Select(order.NumberAt)
                    .Where(number => here[number - 1] && !admitted.ContainsKey(number)).Except(next.Select(static one => one.Number));
                if (overtaken.Any() || next.Any(one => order.PlaceOf(one.Number) != one.Place || !admitted.TryAdd(one.Number, one.Place)))
                {
                    return false;
                }

                turns.Admitted(Reading(Started(here.Count, called)) with { Rounds = round }, next);
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static IEnumerable<int> Next(Turns turns, int tickets, int most, params int[] here) =>
        turns.Next(_asTheyCame, tickets, most, (number, _) => here.Contains(number)).Select(static one => one.Number);
}
