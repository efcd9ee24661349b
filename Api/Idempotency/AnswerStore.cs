using Npgsql;
using Shop.Customers;

namespace Shop.Api.Idempotency;

/// <summary>The answers of named calls, in PostgreSQL; its clock decides about leases.</summary>
internal sealed class AnswerStore(NpgsqlDataSource database)
{
    /// <summary>Longer than any call takes: then the process that carried it out is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    // Twice what the API promises.
    private static readonly TimeSpan _keptFor = TimeSpan.FromHours(48);

    // Few enough that a delete is done within the time that a lock may be waited for.
    private const int SweptAtOnce = 5_000;

    /// <summary>Claims a call for a try, or tells what became of an earlier one.</summary>
    public async Task<KnownCall> BeginAsync(ShopperId owner, string key, byte[] requestHash, Guid lease, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command("""
            INSERT INTO shop.idempotency_keys AS kept (owner, key, request_hash, lease_id, lease_until) VALUES ($1, $2, $3, $4, now() + $5)
            ON CONFLICT (owner, key) DO UPDATE SET lease_id = excluded.lease_id, lease_until = excluded.lease_until
            WHERE kept.status IS NULL AND kept.lease_until < now() AND kept.request_hash = excluded.request_hash
            """, owner.Value, key, requestHash, lease, Lease));
        batch.BatchCommands.Add(Command("""
            SELECT lease_id = $3 AND status IS NULL, request_hash = $4, status, content_type, location, etag, body
            FROM shop.idempotency_keys WHERE owner = $1 AND key = $2
            """, owner.Value, key, lease, requestHash));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? new KnownCall(rows.GetBoolean(0), rows.GetBoolean(1), rows.IsDBNull(2) ? null : Read(rows))
            : new KnownCall(IsOurs: false, IsSameRequest: true, Answer: null); // swept this very moment: as if it were under way
    }

    /// <summary>Stores the answer of the try that holds the lease.</summary>
    public async Task FinishAsync(ShopperId owner, string key, Guid lease, StoredAnswer answer)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command("""
            UPDATE shop.idempotency_keys SET status = $4, content_type = $5, location = $6, etag = $7, body = $8
            WHERE owner = $1 AND key = $2 AND lease_id = $3 AND status IS NULL
            """, owner.Value, key, lease, (short)answer.Status, answer.ContentType, answer.Location, answer.Tag, answer.Body));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Forgets a try that had no effect: the next one is the first.</summary>
    public async Task ForgetAsync(ShopperId owner, string key, Guid lease)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(
            "DELETE FROM shop.idempotency_keys WHERE owner = $1 AND key = $2 AND lease_id = $3 AND status IS NULL", owner.Value, key, lease));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Deletes what is old enough; returns whether there may be more.</summary>
    public async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command($"""
            DELETE FROM shop.idempotency_keys WHERE ctid IN
                (SELECT ctid FROM shop.idempotency_keys WHERE created_at < now() - $1 LIMIT {SweptAtOnce} FOR UPDATE SKIP LOCKED)
            """, _keptFor));
        return await batch.ExecuteNonQueryAsync(cancellationToken) == SweptAtOnce;
    }

    private static StoredAnswer Read(NpgsqlDataReader row) => new(
        row.GetInt16(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? [] : row.GetFieldValue<byte[]>(6));

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
