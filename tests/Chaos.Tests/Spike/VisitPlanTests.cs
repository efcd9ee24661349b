using Shop.Bench.Spike;

namespace Shop.Chaos.Tests.Spike;

public sealed class VisitPlanTests
{
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _start = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(50_000)]
    public void as_many_arrive_as_are_asked_for_in_order_and_in_time(int count)
    {
        var plan = VisitPlan.Of(count, _length, _start, 7);

        plan.Length.ShouldBe(count);
        plan.Select(visit => visit.Due).ShouldBeInOrder();
        plan.ShouldAllBe(visit => visit.Due >= TimeSpan.Zero && visit.Due <= _length && visit.Pages >= 1);
    }

    [Fact]
    public void the_crowd_grows_until_the_sale_starts_and_ebbs_away_from_then_on()
    {
        var plan = VisitPlan.Of(60_000, _length, _start, 7);

        var tenSeconds = Enumerable.Range(0, 6).Select(i => plan.Count(visit => (int)(visit.Due / TimeSpan.FromSeconds(10)) == i)).ToList();

        // Of a triangle with its top at 10 s: 1/6 before it, then 9, 7, 5, 3 and 1 of 30.
        tenSeconds.Zip([10_000, 18_000, 14_000, 10_000, 6_000, 2_000]).ShouldAllBe(one => Math.Abs(one.First - one.Second) < 500);
        var early = plan.Where(visit => visit.Due < _start).ToList();
        early.Count(visit => visit.Due > _start / 2).ShouldBeGreaterThan(early.Count * 7 / 10);
    }

    [Fact]
    public void a_seed_makes_one_plan()
    {
        VisitPlan.Of(500, _length, _start, 7).ShouldBe(VisitPlan.Of(500, _length, _start, 7));
        VisitPlan.Of(500, _length, _start, 7).ShouldNotBe(VisitPlan.Of(500, _length, _start, 8));
    }

    [Fact]
    public void there_are_some_of_every_kind_and_most_pay()
    {
        var fates = VisitPlan.Of(10_000, _length, _start, 7).CountBy(visit => visit.Fate).ToDictionary();

        fates.Keys.ShouldBe(Enum.GetValues<Fate>(), ignoreOrder: true);
        fates.ShouldAllBe(fate => fate.Value > 200);
        fates[Fate.Pays].ShouldBeGreaterThan(6_000);
    }
}
