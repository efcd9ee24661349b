using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Shop.Customers;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>The log of deliveries, which is the silos' queue as well.</summary>
internal sealed class DeliveryLog(NpgsqlDataSource database)
{
    private const string Status = "CASE WHEN delivered_at IS NOT NULL THEN 'delivered' WHEN next_attempt_at IS NULL THEN 'given_up' ELSE 'waiting' END";

    private const string Shown = $"""
        id, event_id, type, {Status}, created_at, attempts, attempted_at, next_attempt_at, delivered_at, answer, failure, replayed_at, replayed_by
        """;

    private const string ListSql = $"""
        SELECT {Shown} FROM shop.webhook_deliveries
        WHERE endpoint_id = $1 AND ($2 IS NULL OR {Status} = $2) AND ($3 IS NULL OR id < $3) ORDER BY id DESC LIMIT $4
        """;

    // As if it had just happened; its id stays the event's, by which its receiver knows it.
    private const string ReplaySql = $"""
        UPDATE shop.webhook_deliveries
        SET next_attempt_at = now(), due_since = now(), attempts = 0, delivered_at = NULL, answer = NULL, failure = NULL,
            replayed_at = now(), replayed_by = $3
        WHERE endpoint_id = $1 AND id = $2
        RETURNING {Shown}
        """;

    /// <summary>What a delivery's status may be.</summary>
    public static ImmutableArray<string> Statuses { get; } = ["waiting", "delivered", "given_up"];

    /// <summary>A place's deliveries, the newest first.</summary>
    /// <param name="endpoint">Whose.</param>
    /// <param name="status">Only those of this one; null for all.</param>
    /// <param name="before">Older than this one; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Nobody waits for them any more.</param>
    public Task<List<DeliveryAnswer>> ListAsync(WebhookId endpoint, string? status, long? before, int limit, CancellationToken cancellationToken) => ReadAsync(
        ListSql, cancellationToken,
        new NpgsqlParameter<string> { TypedValue = endpoint.Value },
        new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)status ?? DBNull.Value },
        new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)before ?? DBNull.Value },
        new NpgsqlParameter<int> { TypedValue = limit });

    /// <summary>Has one delivered once more; null where there is none.</summary>
    public async Task<DeliveryAnswer?> ReplayAsync(WebhookId endpoint, long id, ShopperId actor, CancellationToken cancellationToken) => (await ReadAsync(
        ReplaySql, cancellationToken,
        new NpgsqlParameter<string> { TypedValue = endpoint.Value },
        new NpgsqlParameter<long> { TypedValue = id },
        new NpgsqlParameter<string> { TypedValue = actor.Value })).SingleOrDefault();

    private static DeliveryAnswer Read(NpgsqlDataReader row)
    {
        DateTimeOffset? At(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
        return new DeliveryAnswer(
            row.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture), row.GetString(1), row.GetString(2), row.GetString(3),
            row.GetFieldValue<DateTimeOffset>(4), row.GetInt32(5), At(6), At(7), At(8), row.IsDBNull(9) ? null : row.GetInt32(9),
            row.IsDBNull(10) ? null : row.GetString(10), At(11), row.IsDBNull(12) ? null : ShopperId.Parse(row.GetString(12)));
    }

    private async Task<List<DeliveryAnswer>> ReadAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<DeliveryAnswer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Read(reader));
        }

        return found;
    }
}
