using Npgsql;
using Shop.Hosting.Periodic;

namespace Shop.Silo.Reports;

/// <summary>
/// Keeps what was sold summed up, a second or two behind the orders: takes lines of their stories out of a queue and adds them to the sums, in one
/// transaction. In the one that places an order it would have all orders of a day wait for each other at one row.
/// </summary>
internal sealed class SalesProjection(NpgsqlDataSource database, TimeProvider time, ILogger<SalesProjection> logger)
    : PeriodicService(TimeSpan.FromSeconds(1), time, logger)
{
    // Some ten milliseconds' work; the queue of a rush is emptied by many of them.
    private const int LinesMax = 1_000;

    // Making the sums anew reads all orders: a million takes some seconds.
    private const int PatienceSeconds = 300;

    /// <summary>One round, at once.</summary>
    internal Task RoundAsync(CancellationToken cancellationToken) => WorkAsync(cancellationToken);

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (await TakeAsync(stoppingToken) > 0)
        {
        }
    }

    private async Task<int> TakeAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("SELECT shop.sales_project($1)");
        command.CommandTimeout = PatienceSeconds;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = LinesMax });
        return (int)(await command.ExecuteScalarAsync(stoppingToken))!;
    }
}
