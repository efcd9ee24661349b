using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Overload;

namespace Shop.Api.Tests.Overload;

public sealed class TurnQueueTests
{
    private const int Most = 4;

    private static readonly Arbitrary<RequestRank[]> _anyRanks = Gen.Elements(Enum.GetValues<RequestRank>()).ArrayOf().ToArbitrary();

    [Fact]
    public void the_highest_rank_goes_first_and_of_one_rank_whoever_came_first()
    {
        var queue = new TurnQueue<string>();
        Add(queue, RequestRank.Browsing, "looks");
        Add(queue, RequestRank.Buying, "pays");
        Add(queue, RequestRank.Buying, "pays too");
        Add(queue, RequestRank.Shopping, "fills a cart");

        All(queue).ShouldBe(["pays", "pays too", "fills a cart", "looks"]);
    }

    [Fact]
    public void where_it_is_full_only_a_higher_rank_comes_in_and_the_latest_of_the_lowest_makes_way()
    {
        var queue = new TurnQueue<string>();
        Add(queue, RequestRank.Shopping, "fills a cart");
        Add(queue, RequestRank.Browsing, "looks");
        Add(queue, RequestRank.Browsing, "looks later");
        Add(queue, RequestRank.Shopping, "fills another");

        Add(queue, RequestRank.Browsing, "looks too late").ShouldBe((false, null));
        Add(queue, RequestRank.Buying, "pays").ShouldBe((true, "looks later"));
        All(queue).ShouldBe(["pays", "fills a cart", "fills another", "looks"]);
    }

    [Fact]
    public void those_who_have_waited_too_long_are_taken_out()
    {
        var queue = new TurnQueue<string>();
        queue.TryAdd(RequestRank.Buying, "long ago", 1, Most, out _);
        queue.TryAdd(RequestRank.Crawling, "longer ago", 0, Most, out _);
        queue.TryAdd(RequestRank.Crawling, "just now", 2, Most, out _);

        queue.TakeBefore(static _ => 2).ShouldBe(["longer ago", "long ago"]);
        All(queue).ShouldBe(["just now"]);
    }

    [Fact]
    public void nobody_is_lost_or_served_twice_and_those_who_stay_are_the_highest() => Prop.ForAll(_anyRanks, ranks =>
    {
        var (queue, outside) = (new TurnQueue<string>(), new List<string>());
        foreach (var (i, rank) in ranks.Index())
        {
            var (isIn, displaced) = Add(queue, rank, $"{i}");
            outside.AddRange(isIn ? displaced is null ? [] : [displaced] : [$"{i}"]);
        }

        var inside = All(queue);
        RequestRank RankOf(string one) => ranks[int.Parse(one)];
        return inside.Count == Math.Min(ranks.Length, Most)
            && inside.Concat(outside).Select(int.Parse).Order().SequenceEqual(Enumerable.Range(0, ranks.Length))
            && inside.SequenceEqual(inside.OrderByDescending(RankOf).ThenBy(int.Parse))
            && (inside.Count == 0 || outside.TrueForAll(one => RankOf(one) <= inside.Min(RankOf)));
    }).QuickCheckThrowOnFailure();

    private static (bool IsIn, string? Displaced) Add(TurnQueue<string> queue, RequestRank rank, string one) =>
        (queue.TryAdd(rank, one, 0, Most, out var displaced), displaced);

    private static List<string> All(TurnQueue<string> queue)
    {
        var all = new List<string>();
        while (queue.TryTake(out var one))
        {
            all.Add(one);
        }

        return all;
    }
}
