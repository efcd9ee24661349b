using Npgsql;
using Shop.Customers;
using Shop.Hosting.Database;

namespace Shop.Api.Idempotency;

/// <summary>
/// The answers of named calls, in PostgreSQL; its clock decides about leases. Calls that come at the same time share a transaction:
/// in a sale every checkout costs two.
/// </summary>
internal sealed class AnswerStore
{
    /// <summary>Longer than any call takes: then the process that carried it out is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    // Twice what the API promises.
    private static readonly TimeSpan _keptFor = TimeSpan.FromHours(48);

    // Few enough that a delete is done within the time that a lock may be waited for.
    private const int SweptAtOnce = 5_000;

    private readonly NpgsqlDataSource _database;
    private readonly GroupedCalls<Claim, bool> _claims;
    private readonly GroupedCalls<(Claim Of, StoredAnswer Answer), bool> _answers;

    public AnswerStore(NpgsqlDataSource database)
    {
        _database = database;
        _claims = new(ClaimAsync, static claim => claim.Name);
        _answers = new(FinishAsync, static one => one.Of.Name);
    }

    /// <summary>Claims a call for a try, or tells what became of an earlier one.</summary>
    public async Task<KnownCall> BeginAsync(ShopperId owner, string key, byte[] requestHash, Guid lease, CancellationToken cancellationToken)
    {
        if (await _claims.AskAsync(new Claim(owner, key, requestHash, lease)))
        {
            return new KnownCall(IsOurs: true, IsSameRequest: true, Answer: null);
        }

        await using var batch = _database.CreateBatch();
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
    public Task FinishAsync(ShopperId owner, string key, Guid lease, StoredAnswer answer) =>
        _answers.AskAsync((new Claim(owner, key, [], lease), answer));

    /// <summary>Forgets a try that had no effect: the next one is the first.</summary>
    public async Task ForgetAsync(ShopperId owner, string key, Guid lease)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Command(
            "DELETE FROM shop.idempotency_keys WHERE owner = $1 AND key = $2 AND lease_id = $3 AND status IS NULL", owner.Value, key, lease));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Gives a guest's keys to the account that they have signed in to: what they repeat from there gets its answer. Where the account
    /// has used the same key itself, its own stands.
    /// </summary>
    public async Task AdoptAsync(ShopperId guest, ShopperId customer, CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Command("""
            UPDATE shop.idempotency_keys kept SET owner = $2
            WHERE owner = $1 AND NOT EXISTS (SELECT FROM shop.idempotency_keys theirs WHERE theirs.owner = $2 AND theirs.key = kept.key)
            """, guest.Value, customer.Value));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Deletes what is old enough; returns whether there may be more.</summary>
    public async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Command($"""
            DELETE FROM shop.idempotency_keys WHERE ctid IN
                (SELECT ctid FROM shop.idempotency_keys WHERE created_at < now() - $1 LIMIT {SweptAtOnce} FOR UPDATE SKIP LOCKED)
            """, _keptFor));
        return await batch.ExecuteNonQueryAsync(cancellationToken) == SweptAtOnce;
    }

    private async Task<IReadOnlyList<bool>> ClaimAsync(IReadOnlyList<Claim> claims)
    {
        await using var command = _database.CreateCommand("""
            INSERT INTO shop.idempotency_keys AS kept (owner, key, request_hash, lease_id, lease_until)
            SELECT owner, key, request_hash, lease_id, now() + $5 FROM unnest($1, $2, $3, $4) AS one (owner, key, request_hash, lease_id)
            ON CONFLICT (owner, key) DO UPDATE SET lease_id = excluded.lease_id, lease_until = excluded.lease_until
            WHERE kept.status IS NULL AND kept.lease_until < now() AND kept.request_hash = excluded.request_hash
            RETURNING lease_id
            """);
        command.Parameters.Add(claims.Texts(static one => one.Owner.Value));
        command.Parameters.Add(claims.Texts(static one => one.Key));
        command.Parameters.Add(claims.Bytes(static one => one.Hash));
        command.Parameters.Add(claims.Ids(static one => one.Lease));
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Lease });
        await using var rows = await command.ExecuteReaderAsync();
        var ours = new HashSet<Guid>();
        while (await rows.ReadAsync())
        {
            ours.Add(rows.GetGuid(0));
        }

        return [.. claims.Select(one => ours.Contains(one.Lease))];
    }

    private async Task<IReadOnlyList<bool>> FinishAsync(IReadOnlyList<(Claim Of, StoredAnswer Answer)> answers)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Columns.FindByKey());
        var finish = new NpgsqlBatchCommand("""
            WITH asked AS MATERIALIZED
            (
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS one (owner, key, lease_id, status, content_type, location, etag, body)
            )
            UPDATE shop.idempotency_keys kept
            SET status = asked.status, content_type = asked.content_type, location = asked.location, etag = asked.etag, body = asked.body
            FROM asked WHERE kept.owner = asked.owner AND kept.key = asked.key AND kept.lease_id = asked.lease_id AND kept.status IS NULL
            """);
        finish.Parameters.Add(answers.Texts(static one => one.Of.Owner.Value));
        finish.Parameters.Add(answers.Texts(static one => one.Of.Key));
        finish.Parameters.Add(answers.Ids(static one => one.Of.Lease));
        finish.Parameters.Add(answers.Shorts(static one => (short)one.Answer.Status));
        finish.Parameters.Add(answers.Texts(static one => one.Answer.ContentType));
        finish.Parameters.Add(answers.Texts(static one => one.Answer.Location));
        finish.Parameters.Add(answers.Texts(static one => one.Answer.Tag));
        finish.Parameters.Add(answers.Bytes(static one => one.Answer.Body));
        batch.BatchCommands.Add(finish);
        await batch.ExecuteNonQueryAsync();
        return [.. answers.Select(static _ => true)];
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

    private sealed record Claim(ShopperId Owner, string Key, byte[] Hash, Guid Lease)
    {
        /// <summary>What is written, beyond this owner's keys too.</summary>
        public string Name => $"{Owner} {Key}";
    }
}
