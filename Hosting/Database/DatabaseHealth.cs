using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Shop.Hosting.Database;

/// <summary>
/// Whether PostgreSQL answers. However often it is asked, at most one query is under way and its answer serves for half a
/// second: the page is open to everybody, and must be no lever against the database.
/// </summary>
public sealed class DatabaseHealth(NpgsqlDataSource dataSource, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan _freshFor = TimeSpan.FromMilliseconds(500);

    // Longer than a busy database takes, shorter than any prober waits.
    private static readonly TimeSpan _patienceMax = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Task<HealthCheckResult>? _latest;
    private long _askedAt;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && time.GetElapsedTime(_askedAt) > _freshFor))
            {
                _askedAt = time.GetTimestamp();
                _latest = AskAsync();
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }

    private async Task<HealthCheckResult> AskAsync()
    {
        using var patience = new CancellationTokenSource(_patienceMax, time);
        try
        {
            await using var command = dataSource.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(patience.Token).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("PostgreSQL does not answer", e);
        }
    }
}
