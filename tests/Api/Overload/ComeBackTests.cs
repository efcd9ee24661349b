using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Overload;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Overload;

public sealed class ComeBackTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public void a_few_come_again_soon_and_never_all_at_once()
    {
        var told = Told(new ComeBack(_time), RequestRank.Browsing, 200);

        told.Distinct().Order().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void a_crowd_comes_again_later_and_whoever_buys_does_not()
    {
        var comeBack = new ComeBack(_time);
        Rush(comeBack, seconds: 10, answered: 100, refused: 1_000);

        var told = Told(comeBack, RequestRank.Arriving, 500);
        told.Min().ShouldBeInRange(10, 12);
        told.Max().ShouldBeInRange(28, 30);
        told.Average().ShouldBe(ComeBack.SecondsMost, 2);
        Told(comeBack, RequestRank.Shopping, 200).Max().ShouldBe(3);
    }

    [Fact]
    public void when_the_crowd_has_gone_they_are_told_as_before()
    {
        var comeBack = new ComeBack(_time);
        Rush(comeBack, seconds: 10, answered: 100, refused: 1_000);
        Rush(comeBack, seconds: 5, answered: 100, refused: 1);
        Told(comeBack, RequestRank.Browsing, 100).Max().ShouldBe(3);

        Rush(comeBack, seconds: 10, answered: 100, refused: 1_000);
        _time.Advance(TimeSpan.FromMinutes(1));
        Told(comeBack, RequestRank.Browsing, 100).Max().ShouldBe(3);
    }

    [Fact]
    public void what_was_answered_in_a_quiet_time_does_not_count_in_the_rush_after_it()
    {
        var comeBack = new ComeBack(_time);
        Answer(comeBack, 1_000_000);
        _time.Advance(TimeSpan.FromMinutes(1));

        Told(comeBack, RequestRank.Browsing, 1_000);
        Rush(comeBack, seconds: 1, answered: 100, refused: 1);

        Told(comeBack, RequestRank.Browsing, 500).Average().ShouldBe(2 * ComeBack.SecondsLeast, 0.5);
    }

    /// <summary>People who ask until they are answered, each as often as they are told to.</summary>
    [Fact]
    public void it_settles_where_as_many_come_again_as_are_answered()
    {
        const int Answered = 100;
        const int Crowd = 1_500;
        var seconds = ComeBack.SecondsLeast;
        for (var i = 0; i < 60; i++)
        {
            seconds = ComeBack.Next(seconds, Answered, (int)(Crowd / seconds));
        }

        (Crowd / seconds).ShouldBe(Answered, 1);
    }

    [Fact]
    public void it_keeps_to_its_bounds_whatever_happens() => Prop.ForAll(Gen.Choose(0, 100_000).Two().ArrayOf().ToArbitrary(), looks =>
    {
        var seconds = ComeBack.SecondsLeast;
        return Array.TrueForAll(looks, look =>
        {
            seconds = ComeBack.Next(seconds, look.Item1, look.Item2);
            return seconds is >= ComeBack.SecondsLeast and <= ComeBack.SecondsMost;
        });
    }).QuickCheckThrowOnFailure();

    private static List<int> Told(ComeBack comeBack, RequestRank rank, int count) => [.. Enumerable.Range(0, count).Select(_ => comeBack.After(rank))];

    private void Rush(ComeBack comeBack, int seconds, int answered, int refused)
    {
        for (var second = 0; second < seconds; second++)
        {
            Answer(comeBack, answered);
            _time.Advance(TimeSpan.FromSeconds(1));
            Told(comeBack, RequestRank.Browsing, refused);
        }
    }

    private static void Answer(ComeBack comeBack, int count)
    {
        for (var i = 0; i < count; i++)
        {
            comeBack.Answered();
        }
    }
}
