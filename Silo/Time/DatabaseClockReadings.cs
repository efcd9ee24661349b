using Npgsql;
using Shop.Time;

namespace Shop.Silo.Time;

/// <summary>Reads the database's clock before the silo starts, and every minute after that.</summary>
/// <param name="database">Whose clock.</param>
/// <param name="clock">What is told.</param>
/// <param name="time">For the minutes in between.</param>
/// <param name="logger">For readings that fail.</param>
public sealed partial class DatabaseClockReadings(
    NpgsqlDataSource database, DatabaseClock clock, TimeProvider time, ILogger<DatabaseClockReadings> logger) : BackgroundService
{
    // Quartz drifts by some ten microseconds a second: less than a millisecond in a minute.
    private static readonly TimeSpan _period = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                LogUnread(logger, e); // the monotonic clock goes on
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT clock_timestamp()");
        clock.Set(new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!, TimeSpan.Zero));
    }

    [LoggerMessage(5100, LogLevel.Warning, "The database's clock could not be read")]
    private static partial void LogUnread(ILogger logger, Exception exception);
}
