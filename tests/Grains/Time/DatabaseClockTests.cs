using Shop.Time;

namespace Grains.Tests.Time;

/// <summary>Fault 5: a machine's clock that steps changes no expiry.</summary>
public sealed class DatabaseClockTests
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _database = _start + TimeSpan.FromMinutes(10);

    private readonly ManualTime _local = new(_start);

    [Fact]
    public void it_is_the_databases_time_and_goes_on_from_there()
    {
        var clock = new DatabaseClock(_local);
        clock.UtcNow.ShouldBe(_start);

        clock.Set(_database);
        _local.Advance(TimeSpan.FromSeconds(5));

        clock.UtcNow.ShouldBe(_database + TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public void a_step_of_the_machines_clock_changes_nothing(int minutes)
    {
        var clock = new DatabaseClock(_local);
        clock.Set(_database);

        _local.StepWallClock(TimeSpan.FromMinutes(minutes));

        clock.UtcNow.ShouldBe(_database);
    }
}
