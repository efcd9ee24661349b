using System.Diagnostics;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Tests;

public sealed class MeterTests
{
    [Fact]
    public void failures_are_counted_by_kind_and_for_what_was_done_before_them()
    {
        var meter = new Meter();
        var now = Stopwatch.GetTimestamp();
        meter.Note(now, null);
        meter.Mark("first");
        meter.Note(now, "503");
        meter.Note(now, "503");
        meter.Note(now, null);
        meter.Mark("second");
        meter.Note(now, "connection lost");
        meter.Note(now, null);

        meter.Requests.ShouldBe(6);
        meter.Failures().ShouldBe(new Dictionary<string, int> { ["503"] = 2, ["connection lost"] = 1 }, ignoreOrder: true);
        meter.Story().Select(static one => (one.What, one.Failed)).ShouldBe([("first", 2), ("second", 1)]);
        meter.Story().ShouldAllBe(static one => one.Gap > TimeSpan.Zero);
    }

    [Fact]
    public void while_shoppers_leave_nobody_waits()
    {
        var meter = new Meter();
        var now = Stopwatch.GetTimestamp();
        meter.Mark("warm");
        meter.Note(now, null);
        var before = meter.LongestGap();
        meter.End();

        meter.Note(now, null);

        meter.LongestGap().ShouldBe(before);
    }
}
