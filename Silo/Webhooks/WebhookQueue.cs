using Npgsql;
using NpgsqlTypes;
using Shop.Webhooks;

namespace Shop.Silo.Webhooks;

/// <summary>The table of deliveries. Any number of silos take from it, past rows that another is just claiming.</summary>
internal sealed class WebhookQueue(NpgsqlDataSource database)
{
    /// <summary>Deliveries to one place at the same time: enough for a thousand a second where it answers within 10 ms, and no burden to it.</summary>
    public const int ClaimMax = 10;

    /// <summary>Attempts in vain that are no hiccup any more: five minutes of them, by the backoff below.</summary>
    public const int FailingAttempts = 5;

    // Twice what an attempt may take: a claim that old belongs to a silo that is gone.
    private const string Lease = "interval '20 seconds'";

    // What the API promises: for 3 days, after 20 s, 40 s, ... and at last every 6 hours.
    private const string GiveUpAfter = "interval '3 days'";
    private const string Backoff = "least(interval '6 hours', interval '10 seconds' * power(2, least(attempts, 20)))";

    private const string DueSql = """
        SELECT endpoint.id FROM shop.webhook_endpoints endpoint
        WHERE endpoint.is_active
            AND EXISTS (SELECT FROM shop.webhook_deliveries due WHERE due.endpoint_id = endpoint.id AND due.next_attempt_at <= now())
        """;

    private const string ClaimSql = $"""
        WITH due AS
        (
            SELECT id FROM shop.webhook_deliveries WHERE endpoint_id = $1 AND next_attempt_at <= now()
            ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED
        )
        UPDATE shop.webhook_deliveries delivery SET attempts = delivery.attempts + 1, attempted_at = now(), next_attempt_at = now() + {Lease}
        FROM due, shop.webhook_endpoints endpoint
        WHERE delivery.id = due.id AND endpoint.id = $1 AND endpoint.is_active
        RETURNING delivery.id, delivery.event_id, delivery.type, delivery.data::text, endpoint.url, endpoint.secret,
            CASE WHEN endpoint.former_until > now() THEN endpoint.former_secret END, endpoint.signing
        """;

    private const string NoteSql = $"""
        UPDATE shop.webhook_deliveries
        SET delivered_at = CASE WHEN $2 THEN now() END, answer = $3, failure = $4,
            next_attempt_at = CASE WHEN NOT $2 AND due_since > now() - {GiveUpAfter} THEN now() + {Backoff} END
        WHERE id = $1 AND delivered_at IS NULL
        """;

    /// <summary>The places for which something is due.</summary>
    public async Task<IReadOnlyList<WebhookId>> DueAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(DueSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<WebhookId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(WebhookId.Parse(reader.GetString(0)));
        }

        return due;
    }

    /// <summary>Takes what is due for one place, the oldest first.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> ClaimAsync(WebhookId endpoint, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ClaimSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = endpoint.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ClaimMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<WebhookDelivery>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new WebhookDelivery(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetString(7)));
        }

        return claimed;
    }

    /// <summary>Notes what became of an attempt, and when the next one is to be, if at all.</summary>
    public async Task NoteAsync(WebhookDelivery delivery, WebhookOutcome outcome, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(NoteSql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = delivery.Id });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = outcome.IsDelivered });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = (object?)outcome.Status ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)outcome.Failure ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
