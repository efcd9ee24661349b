using FsCheck;
using FsCheck.Fluent;
using Shop.Limits;

namespace Grains.Tests.Limits;

public sealed class RateLimitDecisionsTests
{
    private static readonly RateLimit _limit = new(3, TimeSpan.FromSeconds(10));

    [Fact]
    public void a_burst_is_allowed_then_one_each_refill()
    {
        var now = TimeSpan.FromMinutes(5);
        var state = TimeSpan.Zero;
        for (var take = 0; take < 3; take++)
        {
            (state, var wait) = RateLimitDecisions.Take(state, _limit, now);
            wait.ShouldBe(TimeSpan.Zero);
        }

        RateLimitDecisions.Take(state, _limit, now).ShouldBe((state, TimeSpan.FromSeconds(10)));
        RateLimitDecisions.Take(state, _limit, now + TimeSpan.FromSeconds(9)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        RateLimitDecisions.Take(state, _limit, now + TimeSpan.FromSeconds(10)).RetryAfter.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void one_that_is_given_back_can_be_taken_again()
    {
        var state = TimeSpan.Zero;
        for (var take = 0; take < 20; take++)
        {
            (state, var wait) = RateLimitDecisions.Take(state, _limit, TimeSpan.Zero);
            wait.ShouldBe(TimeSpan.Zero);
            state = RateLimitDecisions.GiveBack(state, _limit);
        }
    }

    [Fact]
    public void in_any_time_no_more_are_taken_than_burst_and_refills() => Prop.ForAll(
        Gen.Choose(0, 15).ArrayOf().ToArbitrary(), pauses =>
        {
            var (state, now, taken) = (TimeSpan.Zero, TimeSpan.Zero, new List<TimeSpan>());
            foreach (var pause in pauses)
            {
                now += TimeSpan.FromSeconds(pause);
                (state, var wait) = RateLimitDecisions.Take(state, _limit, now);
                if (wait == TimeSpan.Zero)
                {
                    taken.Add(now);
                }
            }

            return taken.All(from => taken.All(to =>
                to < from || taken.Count(at => at >= from && at <= to) <= _limit.Burst + ((to - from) / _limit.Refill)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void whoever_waits_as_told_is_let_in() => Prop.ForAll(
        Gen.Choose(0, 15).NonEmptyListOf().ToArbitrary(), pauses =>
        {
            var (state, now) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var pause in pauses)
            {
                now += TimeSpan.FromSeconds(pause);
                (state, var wait) = RateLimitDecisions.Take(state, _limit, now);
                if (wait > TimeSpan.Zero && RateLimitDecisions.Take(state, _limit, now + wait).RetryAfter != TimeSpan.Zero)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
}
