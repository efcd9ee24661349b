using Shop.Live;

namespace Grains.Tests.Live;

public sealed class WatchersTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void whoever_watches_is_told_until_the_lease_ends()
    {
        var (watchers, one, two) = (new Watchers<IChangeObserver>(_time), new Told(), new Told());
        watchers.Add(one);
        _time.Advance(LiveLimits.WatchLease / 2);
        watchers.Add(two);

        watchers.Tell(observer => observer.Changed("cart-1", 1));
        _time.Advance((LiveLimits.WatchLease / 2) + TimeSpan.FromSeconds(1));
        watchers.Tell(observer => observer.Changed("cart-1", 2));
        watchers.Add(one);
        watchers.Tell(observer => observer.Changed("cart-1", 3));

        one.Versions.ShouldBe([1, 3]);
        two.Versions.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void more_than_a_hundred_wait_until_there_is_room()
    {
        var watchers = new Watchers<IChangeObserver>(_time);
        var all = Enumerable.Range(0, 101).Select(_ => new Told()).ToList();
        all.ForEach(watchers.Add);
        watchers.Tell(observer => observer.Changed("cart-1", 1));

        all.Count(one => one.Versions.Count == 1).ShouldBe(100);
        _time.Advance(LiveLimits.WatchLease + TimeSpan.FromSeconds(1));
        watchers.Add(all[^1]);
        watchers.Tell(observer => observer.Changed("cart-1", 2));
        all[^1].Versions.ShouldBe([2]);
    }

    private sealed class Told : IChangeObserver
    {
        public List<long> Versions { get; } = [];

        public void Changed(string id, long version) => Versions.Add(version);
    }
}
