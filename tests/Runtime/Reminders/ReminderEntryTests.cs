using FsCheck;
using FsCheck.Fluent;
using Orleans.Runtime;
using Shop.Runtime.Reminders;

namespace Runtime.Tests.Reminders;

public sealed class ReminderEntryTests
{
    private static readonly DateTime _start = new(2026, 11, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void before_its_start_a_reminder_is_due_at_its_start() =>
        Entry().NextTick(_start.AddHours(-1), isUnticked: false).ShouldBe(_start);

    [Fact]
    public void a_first_tick_that_is_late_by_less_than_a_period_fires_at_once()
    {
        var now = _start.AddSeconds(59);

        Entry().NextTick(now, isUnticked: true).ShouldBe(now);
    }

    [Fact]
    public void a_first_tick_that_is_late_by_a_period_is_missed()
    {
        var now = _start.AddSeconds(70);

        Entry().NextTick(now, isUnticked: true).ShouldBe(_start.AddMinutes(2));
    }

    [Fact]
    public void a_tick_at_its_time_is_followed_by_the_one_a_period_later() =>
        Entry().NextTick(_start.AddMinutes(3), isUnticked: false).ShouldBe(_start.AddMinutes(4));

    [Fact]
    public void ticks_keep_to_the_start_plus_whole_periods()
    {
        Prop.ForAll<NonNegativeInt, PositiveInt>((late, period) =>
        {
            var entry = Entry() with { Period = TimeSpan.FromMilliseconds(period.Get) };
            var now = _start.AddMilliseconds(late.Get);
            var next = entry.NextTick(now, isUnticked: false);
            return (next - _start).Ticks % entry.Period.Ticks == 0
                && next > now && next <= now + entry.Period;
        }).QuickCheckThrowOnFailure();
    }

    private static ReminderEntry Entry() => new(GrainId.Create("cart", "1"), "sweep", _start, TimeSpan.FromMinutes(1), "1");
}
