using FsCheck;
using FsCheck.Fluent;
using Shop.WaitingRooms;

namespace Grains.Tests.WaitingRooms;

public sealed class DrawOrderTests
{
    private static readonly string _seed = string.Concat(Enumerable.Range(0, 32).Select(static i => i.ToString("x2", null)));

    [Fact]
    public void everybody_has_one_place_and_every_place_has_somebody() => Prop.ForAll(
        (from count in Gen.Choose(0, 300) from late in Gen.Choose(0, 20) select (count, late)).ToArbitrary(),
        one =>
        {
            var order = new DrawOrder(new RoomDraw(DrawOrder.NewSeed(), one.count));
            var numbers = Enumerable.Range(1, one.count + one.late).ToList();
            return numbers.Select(order.PlaceOf).Order().SequenceEqual(numbers)
                && numbers.All(number => order.NumberAt(order.PlaceOf(number)) == number);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void whoever_came_after_the_start_stands_in_order_of_arrival_behind_all_who_were_drawn() =>
        Enumerable.Range(51, 50).Select(new DrawOrder(new RoomDraw(_seed, 50)).PlaceOf).ShouldBe(Enumerable.Range(51, 50));

    /// <summary>It never changes: silos of two builds must agree, and a crash must swap nobody.</summary>
    [Fact]
    public void what_a_seed_gives_is_the_same_for_ever() =>
        Enumerable.Range(1, 10).Select(new DrawOrder(new RoomDraw(_seed, 10)).NumberAt).ShouldBe([6, 3, 4, 10, 7, 9, 1, 5, 8, 2]);

    [Fact]
    public void no_order_is_likelier_than_another()
    {
        // Six orders of three; each is expected 1,000 times, with a deviation of 29.
        var counts = Enumerable.Range(0, 6_000)
            .Select(static i => new DrawOrder(new RoomDraw(i.ToString("x64", null), 3)))
            .CountBy(static order => (order.NumberAt(1), order.NumberAt(2), order.NumberAt(3)))
            .ToList();

        counts.Count.ShouldBe(6);
        counts.ShouldAllBe(static one => one.Value > 850 && one.Value < 1_150);
    }

    [Fact]
    public void two_seeds_are_never_the_same() => DrawOrder.NewSeed().ShouldNotBe(DrawOrder.NewSeed());
}
