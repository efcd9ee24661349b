using System.Collections.Frozen;
using System.Text.Json;
using Npgsql;
using Shop.Hosting.Periodic;
using Shop.Outbox;

namespace Shop.Silo.Outbox;

/// <summary>
/// Does what the outbox holds. A row is claimed by pushing its next attempt into the future, so that nobody else takes it
/// meanwhile, and one whose silo dies comes again; it is never "the rows behind the last one that I saw", which would miss rows of
/// transactions that commit late.
/// </summary>
internal sealed partial class OutboxWork(
    NpgsqlDataSource database, IEnumerable<IOutboxHandler> handlers, TimeProvider time, ILogger<OutboxWork> logger)
    : PeriodicService(_interval, time, logger)
{
    // What shoppers wait to see (the empty cart, the captured payment) follows within this, and an idle database notices nothing.
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);

    // A row's work is a call or two: a claim that long belongs to a silo that is gone. Doubled with every attempt.
    private const int LeaseSeconds = 10;

    // After some hours of doubling it is a matter for people: the row stays, with its reason.
    private const int AttemptsMax = 12;

    // A row costs some calls within the silo; a sale brings hundreds of orders between two looks.
    private const int BatchMax = 400;

    private readonly FrozenDictionary<string, IOutboxHandler> _handlers = handlers.ToFrozenDictionary(handler => handler.Kind);

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (await WorkSomeAsync(stoppingToken) == BatchMax)
        {
        }
    }

    private async Task<int> WorkSomeAsync(CancellationToken stoppingToken)
    {
        var claimed = await ClaimAsync(stoppingToken);
        var outcomes = await Task.WhenAll(claimed.Select(row => HandleAsync(row, stoppingToken)));
        if (claimed.Count > 0)
        {
            await NoteAsync(outcomes, stoppingToken);
        }

        return claimed.Count;
    }

    private async Task<List<Row>> ClaimAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand($"""
            UPDATE shop.outbox SET attempts = attempts + 1, next_attempt_at = now() + interval '{LeaseSeconds} seconds' * 2 ^ attempts
            WHERE id IN
            (
                SELECT id FROM shop.outbox
                WHERE done_at IS NULL AND next_attempt_at <= now() AND attempts < {AttemptsMax}
                ORDER BY next_attempt_at LIMIT {BatchMax} FOR UPDATE SKIP LOCKED
            )
            RETURNING id, kind, subject, data
            """);
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var rows = new List<Row>();
        while (await reader.ReadAsync(stoppingToken))
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        return rows;
    }

    private async Task<(long Id, string? Failure)> HandleAsync(Row row, CancellationToken stoppingToken)
    {
        try
        {
            var handler = _handlers.GetValueOrDefault(row.Kind) ?? throw new InvalidOperationException($"Nobody does '{row.Kind}'.");
            using var data = JsonDocument.Parse(row.Data);
            await handler.HandleAsync(row.Subject, data.RootElement, stoppingToken);
            return (row.Id, null);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, row.Kind, row.Subject, exception);
            return (row.Id, exception.Message);
        }
    }

    private async Task NoteAsync((long Id, string? Failure)[] outcomes, CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("""
            UPDATE shop.outbox row SET done_at = CASE WHEN outcome.failure IS NULL THEN now() END, failure = outcome.failure
            FROM unnest($1, $2) AS outcome (id, failure)
            WHERE row.id = outcome.id
            """);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = Array.ConvertAll(outcomes, static outcome => outcome.Id) });
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = Array.ConvertAll(outcomes, static outcome => outcome.Failure) });
        await command.ExecuteNonQueryAsync(stoppingToken);
    }

    [LoggerMessage(5700, LogLevel.Warning, "{Kind} of {Subject} failed; it comes again")]
    private static partial void LogFailed(ILogger logger, string kind, string subject, Exception exception);

    private sealed record Row(long Id, string Kind, string Subject, string Data);
}
