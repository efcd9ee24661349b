using Npgsql;
using Shop.Hosting.Periodic;
using Shop.Time;

namespace Shop.Silo.Time;

/// <summary>Reads the database's clock before the silo starts, and every minute after that.</summary>
/// <param name="database">Whose clock.</param>
/// <param name="clock">What is told.</param>
/// <param name="time">For the minutes in between.</param>
/// <param name="logger">For readings that fail: the monotonic clock goes on meanwhile.</param>
public sealed class DatabaseClockReadings(
    NpgsqlDataSource database, DatabaseClock clock, TimeProvider time, ILogger<DatabaseClockReadings> logger)
    : PeriodicService(_period, time, logger)
{
    // Quartz drifts by some ten microseconds a second: less than a millisecond in a minute.
    private static readonly TimeSpan _period = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WorkAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("SELECT clock_timestamp()");
        clock.Set(new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(stoppingToken))!, TimeSpan.Zero));
    }
}
