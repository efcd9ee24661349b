using Orleans.Runtime;
using Shop.Silo.Clustering;

namespace Shop.Silo.Tests.Clustering;

public sealed class HotGrainsTests
{
    private readonly HotGrains _hot = new();

    [Fact]
    public void where_little_happens_it_is_told_as_it_is()
    {
        Call("rare", 1);
        Call("often", 3);

        _hot.Take().Select(one => (one.Type, one.Key, one.Calls)).ShouldBe([("stock", "often", 3), ("stock", "rare", 1)]);
    }

    [Fact]
    public void each_while_is_told_once()
    {
        Call("lamp", 3);
        _hot.Take();

        _hot.Take().ShouldBeEmpty();
    }

    [Fact]
    public void ten_are_told_at_the_most()
    {
        for (var i = 0; i < 20; i++)
        {
            Call($"grain-{i}", 1 + i);
        }

        _hot.Take().Select(one => one.Key).ShouldBe(Enumerable.Range(10, 10).Reverse().Select(i => $"grain-{i}"));
    }

    [Fact]
    public void one_with_more_than_its_share_is_found_among_any_number_of_others()
    {
        // 900 calls are counted one by one: 60 of them are far more than the 900 / 128 for which a counter is certain.
        for (var i = 0; i < 840; i++)
        {
            Call($"grain-{i}", 1);
            Call("lamp", i % 14 == 0 ? 1 : 0);
        }

        var hottest = _hot.Take();

        hottest[0].Key.ShouldBe("lamp");
        hottest[0].Calls.ShouldBeInRange(60 - (900 / 128), 60);
        hottest.Skip(1).ShouldAllBe(one => one.Calls == 1);
    }

    [Fact]
    public void what_is_counted_by_chance_comes_near()
    {
        Call("lamp", 1_000_000);
        Call("vase", 100_000);

        var hottest = _hot.Take();

        // A million calls are right to within 4,000, a hundred thousand to within 1,300: these are more than nine times that.
        hottest.Select(one => one.Key).ShouldBe(["lamp", "vase"]);
        hottest[0].Calls.ShouldBeInRange(960_000, 1_040_000);
        hottest[1].Calls.ShouldBeInRange(88_000, 112_000);
    }

    [Fact]
    public async Task callers_at_the_same_time_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(() => Call($"grain-{caller}", 200))));

        _hot.Take().Select(one => one.Calls).ShouldBe([200, 200, 200, 200]);
    }

    private void Call(string key, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _hot.Called(GrainId.Create("stock", key));
        }
    }
}
