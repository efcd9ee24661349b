using Shop.Api.Clustering;
using Shop.Clustering;

namespace Shop.Api.Tests.Clustering;

public sealed class SiloFiguresTests
{
    private readonly SiloCalls[] _silos =
    [
        Silo("a", 5, [new("stock", "lamp", 500), new("cart", "one", 10)], [new("write", 10, 200, 60, 30), new("read", 5, 5, 1, 5)]),
        Silo("b", 10, [new("stock", "lamp", 10), new("cart", "two", 40)], [new("write", 10, 100, 90, 10)]),
        new SiloCalls("of an older version", TimeSpan.FromSeconds(5), []),
        Silo("that has told at once", 0, [new("stock", "vase", 1)], [new("write", 1, 1, 1, 1)]),
    ];

    [Fact]
    public void a_grain_is_told_of_once_with_the_silo_on_which_it_is_called_most() =>
        HotGrainFigures.Of(_silos).ShouldBe([new("stock", "lamp", 101, "a"), new("cart", "two", 4, "b"), new("cart", "one", 2, "a")]);

    [Fact]
    public void batches_of_all_silos_are_added_up() =>
        StorageFigures.Of(_silos).ShouldBe([new("read", 1, 1, 1, 1), new("write", 3, 15, 90, 2)]);

    [Fact]
    public void silos_that_stored_nothing_say_nothing_of_it() => StorageFigures.Of([Silo("a", 5, [], [])]).ShouldBeEmpty();

    private static SiloCalls Silo(string address, int seconds, HotGrain[] hottest, StorageBatches[] batches) =>
        new(address, TimeSpan.FromSeconds(seconds), [], new SiloFigures(address, "1.0", true, [.. hottest], [.. batches]));
}
