using FsCheck;
using FsCheck.Fluent;
using Shop.Clustering;

namespace Grains.Tests.Clustering;

public sealed class LatencySpansTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1_000_000)]
    [InlineData(36_000_000_000)]
    public void every_latency_has_a_span(long ticks) => LatencySpans.Of(TimeSpan.FromTicks(ticks)).ShouldBeInRange(0, LatencySpans.Count - 1);

    [Fact]
    public void a_quantile_is_told_to_within_a_half_and_never_too_low() => Prop.ForAll(
        Gen.Choose(10, 40_000_000).Select(static microseconds => TimeSpan.FromMicroseconds(microseconds)).ArrayOf().ToArbitrary(),
        static latencies =>
        {
            var counts = new long[LatencySpans.Count];
            foreach (var latency in latencies)
            {
                counts[LatencySpans.Of(latency)]++;
            }

            var sorted = latencies.Order().ToArray();
            var half = sorted.Length == 0 ? 0 : sorted[(sorted.Length - 1) / 2].TotalMilliseconds;
            var told = LatencySpans.QuantileMs(counts, 0.5);
            return told >= half - 0.001 && told <= (half * 1.5) + 0.001;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void where_nothing_was_called_nothing_took_time() => LatencySpans.QuantileMs(new long[LatencySpans.Count], 0.99).ShouldBe(0);
}
