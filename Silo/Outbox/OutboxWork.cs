using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Shop.Hosting.Database;
using Shop.Hosting.Periodic;
using Shop.Outbox;

namespace Shop.Silo.Outbox;

/// <summary>
/// Does what the outbox holds. A row is claimed by pushing its next attempt into the future, so that nobody else takes it
/// meanwhile, and one whose silo dies comes again; it is never "the rows behind the last one that I saw", which would miss rows of
/// transactions that commit late. What this silo wrote as its own it takes up without a claim.
/// </summary>
internal sealed partial class OutboxWork(
    NpgsqlDataSource database, OwnRows own, IEnumerable<IOutboxHandler> handlers, TimeProvider time, ILogger<OutboxWork> logger)
    : PeriodicService(_interval, time, logger)
{
    // What shoppers wait to see (the empty cart, the captured payment) follows within this, and an idle database notices nothing.
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);

    // Of this silo's at once: a row costs some calls within the silo, and a sale brings hundreds of orders between two looks. One
    // that waits for a slow provider takes a place, and holds nobody else up.
    private const int UnderWayMax = 400;

    private readonly FrozenDictionary<string, IOutboxHandler> _handlers = handlers.ToFrozenDictionary(handler => handler.Kind);
    private readonly GroupedCalls<Outcome, bool> _notes = new(outcomes => NoteAsync(database, outcomes), static outcome => outcome.Id.ToString("D19", CultureInfo.InvariantCulture));
    private readonly ConcurrentDictionary<long, Task> _underWay = [];

    /// <inheritdoc/>
    /// <remarks>What is under way is ended by the token, or has the time that the host gives to stop.</remarks>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_underWay.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        for (int free; (free = UnderWayMax - _underWay.Count) > 0;)
        {
            var rows = own.Take(free);
            if (rows.Count < free)
            {
                rows.AddRange(await ClaimAsync(free - rows.Count, stoppingToken));
            }

            // One whose claim has run out while this silo is still at it isn't begun a second time.
            var begun = Task.WhenAll(rows.Select(row => _underWay.GetOrAdd(row.Id, _ => DoAsync(row, stoppingToken))));
            if (rows.Count < free)
            {
                return;
            }

            await Task.WhenAny(begun, Task.Delay(_interval, stoppingToken));
        }
    }

    private async Task<List<OutboxRow>> ClaimAsync(int countMax, CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand($"""
            UPDATE shop.outbox SET attempts = attempts + 1, next_attempt_at = now() + interval '{OwnRows.LeaseSeconds} seconds' * 2 ^ attempts
            WHERE id IN
            (
                SELECT id FROM shop.outbox
                WHERE done_at IS NULL AND next_attempt_at <= now() AND attempts < {OutboxLimits.AttemptsMax}
                ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
            )
            RETURNING id, kind, subject, data
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = countMax });
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        return await OutboxRow.ReadAsync(reader, stoppingToken);
    }

    // It throws only where the silo stops. What isn't noted is claimed again.
    private async Task DoAsync(OutboxRow row, CancellationToken stoppingToken)
    {
        await Task.Yield(); // so that it is among those under way before it can end
        try
        {
            await _notes.AskAsync(await HandleAsync(row, stoppingToken));
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotNoted(logger, row.Kind, row.Subject, exception);
        }
        finally
        {
            _underWay.TryRemove(row.Id, out _);
        }
    }

    private async Task<Outcome> HandleAsync(OutboxRow row, CancellationToken stoppingToken)
    {
        try
        {
            var handler = _handlers.GetValueOrDefault(row.Kind) ?? throw new InvalidOperationException($"Nobody does '{row.Kind}'.");
            using var data = JsonDocument.Parse(row.Data);
            await handler.HandleAsync(row.Subject, data.RootElement, stoppingToken);
            OutboxMeter.Handled(row.Kind, isDone: true);
            return new Outcome(row.Id, null);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, row.Kind, row.Subject, exception);
            OutboxMeter.Handled(_handlers.ContainsKey(row.Kind) ? row.Kind : "unknown", isDone: false);
            return new Outcome(row.Id, exception.Message);
        }
    }

    private static async Task<IReadOnlyList<bool>> NoteAsync(NpgsqlDataSource database, IReadOnlyList<Outcome> outcomes)
    {
        await using var command = database.CreateCommand("""
            UPDATE shop.outbox row SET done_at = CASE WHEN outcome.failure IS NULL THEN now() END, failure = outcome.failure
            FROM unnest($1, $2) AS outcome (id, failure)
            WHERE row.id = outcome.id
            """);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. outcomes.Select(static outcome => outcome.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. outcomes.Select(static outcome => outcome.Failure)] });
        await command.ExecuteNonQueryAsync();
        return new bool[outcomes.Count];
    }

    [LoggerMessage(5700, LogLevel.Warning, "{Kind} of {Subject} failed; it comes again")]
    private static partial void LogFailed(ILogger logger, string kind, string subject, Exception exception);

    [LoggerMessage(5701, LogLevel.Warning, "What became of {Kind} of {Subject} is not noted; it comes again")]
    private static partial void LogNotNoted(ILogger logger, string kind, string subject, Exception exception);

    private sealed record Outcome(long Id, string? Failure);
}
