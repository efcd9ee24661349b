using Shop.Api.Clustering;
using Shop.Clustering;

namespace Shop.Api.Tests.Clustering;

public sealed class MethodFiguresTests
{
    [Fact]
    public void silos_are_added_up_and_the_most_called_method_is_first()
    {
        var figures = MethodFigures.Of(
        [
            new SiloCalls("a", TimeSpan.FromSeconds(5), [Calls("Add", 100, failed: 5), Calls("Read", 10)]),
            new SiloCalls("b", TimeSpan.FromSeconds(10), [Calls("Add", 100), Calls("Read", 1000)]),
        ]);

        figures.Select(one => (one.Method, one.PerSecond, one.FailedPerSecond)).ShouldBe([("Read", 102, 0), ("Add", 30, 1)]);
    }

    [Fact]
    public void a_newer_silo_may_tell_more_spans_than_are_known_here() =>
        MethodFigures.Of([new SiloCalls("a", TimeSpan.FromSeconds(1), [new MethodCalls("ICartGrain", "Add", 0, [.. new long[LatencySpans.Count], 7])])])
            .ShouldHaveSingleItem().P99Ms.ShouldBe(0);

    [Fact]
    public void a_silo_that_has_told_at_once_of_nothing_is_left_out() => MethodFigures.Of([new SiloCalls("a", TimeSpan.Zero, [Calls("Add", 1)])]).ShouldBeEmpty();

    private static MethodCalls Calls(string method, long count, long failed = 0) => new("ICartGrain", method, failed, [0, 0, count]);
}
