using Shop.Api.Overload;

namespace Shop.Api.Tests.Overload;

public sealed class UsualTimeTests
{
    [Fact]
    public void what_takes_much_longer_than_usual_is_slow_and_what_nobody_notices_is_not()
    {
        var usual = Of(20);

        usual.Take(49, isAtEase: false).ShouldBeFalse();
        usual.Take(51, isAtEase: false).ShouldBeTrue();
        Of(0.1).Take(10, isAtEase: false).ShouldBeFalse();
    }

    [Fact]
    public void an_hour_of_overload_does_not_become_the_usual()
    {
        var usual = Of(10);
        for (var i = 0; i < 100_000; i++)
        {
            usual.Take(500, isAtEase: false).ShouldBeTrue();
        }
    }

    [Fact]
    public void a_route_that_has_become_slower_for_good_is_known_some_answers_later()
    {
        var usual = Of(10);

        var slow = Enumerable.Range(0, 1_000).Count(_ => usual.Take(60, isAtEase: true));

        slow.ShouldBeLessThan(200);
    }

    [Fact]
    public void one_that_timed_out_changes_little()
    {
        var usual = Of(10);

        usual.Take(30_000, isAtEase: true);

        usual.Take(31, isAtEase: true).ShouldBeTrue();
    }

    private static UsualTime Of(double milliseconds)
    {
        var usual = new UsualTime();
        usual.Take(milliseconds, isAtEase: true);
        return usual;
    }
}
