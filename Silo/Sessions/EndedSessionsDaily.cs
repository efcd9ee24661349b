using Shop.Hosting.Periodic;

namespace Shop.Silo.Sessions;

/// <summary>Deletes ended sessions once a day, from each silo: whoever comes second finds none.</summary>
/// <param name="sessions">What is deleted.</param>
/// <param name="time">For the days.</param>
/// <param name="logger">For how many.</param>
public sealed partial class EndedSessionsDaily(EndedSessions sessions, TimeProvider time, ILogger<EndedSessionsDaily> logger)
    : PeriodicService(TimeSpan.FromDays(1), time, logger)
{
    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken) => LogDeleted(await sessions.DeleteAsync(stoppingToken));

    [LoggerMessage(5300, LogLevel.Information, "Deleted {Count} sessions that ended long ago")]
    private partial void LogDeleted(long count);
}
