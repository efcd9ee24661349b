using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Overload;

namespace Shop.Api.Tests.Overload;

public sealed class AdaptiveLimitTests
{
    private const int Least = 16;
    private const int Most = 1_000;

    private static readonly Arbitrary<LimitWindow[]> _anyWindows = (
        from answered in Gen.Choose(0, 300)
        from slow in Gen.Choose(0, answered)
        from waited in Gen.Elements(true, false)
        select new LimitWindow(answered, slow, waited)).ArrayOf().ToArbitrary();

    [Fact]
    public void it_rises_while_somebody_waits_and_answers_come_as_usual()
    {
        var limit = new AdaptiveLimit(100);

        limit.Next(new LimitWindow(50, 0, SomebodyWaited: true), Least, Most).Value.ShouldBe(111, 0.01);
        limit.Next(new LimitWindow(50, 20, SomebodyWaited: true), Least, Most).ShouldBe(limit);
        new AdaptiveLimit(Most).Next(new LimitWindow(50, 0, SomebodyWaited: true), Least, Most).Value.ShouldBe(Most);
    }

    [Fact]
    public void it_falls_when_half_of_the_answers_are_slow_and_never_to_nothing()
    {
        var limit = new AdaptiveLimit(100).Next(new LimitWindow(50, 25, SomebodyWaited: true), Least, Most);

        limit.Value.ShouldBe(90);
        for (var i = 0; i < 100; i++)
        {
            limit = limit.Next(new LimitWindow(50, 50, SomebodyWaited: true), Least, Most);
        }

        limit.Value.ShouldBe(Least);
    }

    [Fact]
    public void it_stays_where_nobody_waits_however_slow_answers_are()
    {
        var limit = new AdaptiveLimit(100);

        limit.Next(new LimitWindow(50, 50, SomebodyWaited: false), Least, Most).ShouldBe(limit);
    }

    [Fact]
    public void turns_that_nobody_gives_back_do_not_keep_the_others_out()
    {
        var limit = new AdaptiveLimit(Least);
        for (var i = 0; i < 10; i++)
        {
            limit = limit.Next(new LimitWindow(0, 0, SomebodyWaited: true), Least, Most);
        }

        limit.Value.ShouldBeGreaterThan(Most / 2);
    }

    [Fact]
    public void it_keeps_to_its_bounds_whatever_is_seen() => Prop.ForAll(_anyWindows, Gen.Choose(1, Most).ToArbitrary(), (windows, most) =>
    {
        var limit = AdaptiveLimit.Initial(Least, most);
        return Array.TrueForAll(windows, window =>
        {
            limit = limit.Next(window, Least, most);
            return limit.Value <= most && limit.Value >= Math.Min(Least, AdaptiveLimit.Initial(Least, most).Value);
        });
    }).QuickCheckThrowOnFailure();

    /// <summary>A shop that works at 40 at a time, 5 ms each; what is beyond that waits inside. There is always somebody who wants a turn.</summary>
    [Fact]
    public void it_finds_what_a_shop_can_work_at_and_keeps_it_busy()
    {
        const int Workers = 40;
        const double Alone = 5;
        var (limit, usual, served, longest) = (AdaptiveLimit.Initial(Least, Most), new UsualTime(), 0.0, 0.0);
        usual.Take(Alone, isAtEase: true);
        for (var window = 0; window < 600; window++)
        {
            var takes = Alone * Math.Max(1, limit.Value / Workers);
            var answered = (int)(limit.Value / takes * 100);
            if (window >= 100)
            {
                served += limit.Value / takes / 500;
                longest = Math.Max(longest, takes);
            }

            limit = limit.Next(new LimitWindow(answered, usual.Take(takes, isAtEase: false) ? answered : 0, SomebodyWaited: true), Least, Most);
        }

        (served / (Workers / Alone)).ShouldBeGreaterThan(0.9);
        longest.ShouldBeLessThan(Alone * 5);
    }
}
