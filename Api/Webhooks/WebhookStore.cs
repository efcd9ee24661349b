using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;
using Shop.Hosting.Webhooks;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>Webhooks in PostgreSQL. Each change is one statement, and in it a row of the audit log, which has no secrets.</summary>
internal sealed class WebhookStore(NpgsqlDataSource database, WebhookSecrets secrets)
{
    private const string ReadSql = """
        SELECT id, url, events, signing, is_active, created_at, CASE WHEN former_until > now() THEN former_until END, revision FROM shop.webhook_endpoints
        """;

    private const string Shown = "jsonb_build_object('url', {0}.url, 'events', to_jsonb({0}.events), 'active', {0}.is_active, 'signing', {0}.signing)";

    private const string SecretChanged = """ || CASE WHEN $9 IS NULL THEN '{}'::jsonb ELSE '{"secret": "changed"}' END""";

    // Two that are added at the same moment may be one too many, which harms nobody.
    private static readonly string _addSql = $"""
        WITH made AS
        (
            INSERT INTO shop.webhook_endpoints (id, url, events, secret, signing)
            SELECT $4, $5, $6, $7, $9
            WHERE (SELECT count(*) FROM shop.webhook_endpoints) < $8 AND NOT EXISTS (SELECT FROM shop.catalog_changes known WHERE known.subject = $4)
            ON CONFLICT (id) DO NOTHING
            RETURNING *
        ),
        noted AS ({Note("made.id, made.revision", "NULL", Of("made"))} FROM made)
        SELECT CASE WHEN EXISTS (SELECT FROM made) THEN 0
            WHEN EXISTS (SELECT FROM shop.catalog_changes known WHERE known.subject = $4) THEN 1 ELSE 2 END
        """;

    private static readonly string _changeSql = $"""
        WITH before AS (SELECT * FROM shop.webhook_endpoints WHERE id = $4 AND ($5 IS NULL OR revision = $5) FOR UPDATE),
        changed AS
        (
            UPDATE shop.webhook_endpoints endpoint
            SET url = coalesce($6, before.url), events = coalesce($7, before.events), is_active = coalesce($8, before.is_active),
                signing = coalesce($11, before.signing),
                secret = coalesce($9, before.secret),
                former_secret = CASE WHEN $9 IS NULL THEN before.former_secret ELSE before.secret END,
                former_until = CASE WHEN $9 IS NULL THEN before.former_until ELSE now() + $10 END,
                revision = before.revision + 1
            FROM before WHERE endpoint.id = before.id
            RETURNING endpoint.*
        ),
        noted AS
        (
            {Note("changed.id, changed.revision", Of("before"), Of("changed") + SecretChanged)}
            FROM changed JOIN before USING (id)
        )
        {ReadSql.Replace("shop.webhook_endpoints", "changed", StringComparison.Ordinal)}
        """;

    private static readonly string _removeSql = $"""
        WITH gone AS (DELETE FROM shop.webhook_endpoints WHERE id = $4 AND ($5 IS NULL OR revision = $5) RETURNING *),
        noted AS ({Note("gone.id, gone.revision + 1", Of("gone"), "NULL")} FROM gone)
        SELECT count(*) FROM gone
        """;

    /// <summary>All of them.</summary>
    public Task<List<WebhookAnswer>> ListAsync(CancellationToken cancellationToken) =>
        ReadAsync($"{ReadSql} ORDER BY id LIMIT $1", cancellationToken, new NpgsqlParameter<int> { TypedValue = WebhookLimits.CountMax });

    /// <summary>One; null where there is none.</summary>
    public async Task<WebhookAnswer?> FindAsync(WebhookId id, CancellationToken cancellationToken) =>
        (await ReadAsync($"{ReadSql} WHERE id = $1", cancellationToken, Text(id.Value))).SingleOrDefault();

    /// <summary>The one that a path names; null where there is none of that name.</summary>
    public async Task<WebhookId?> NamedAsync(string text, CancellationToken cancellationToken) =>
        WebhookId.TryParse(text, out var id) && await FindAsync(id, cancellationToken) is not null ? id : null;

    /// <summary>Adds one.</summary>
    public async Task<WebhookAddition> AddAsync(
        WebhookId id, string url, string[] events, string signing, string secret, WebhookActor actor, CancellationToken cancellationToken)
    {
        await using var command = Command(_addSql, actor, Text(id.Value), Text(url), Texts(events), Text(secrets.Protect(secret)), new NpgsqlParameter<int> { TypedValue = WebhookLimits.CountMax }, Text(signing));
        return (WebhookAddition)(int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Changes one; null where it isn't at this revision (null for any), or there is none.</summary>
    public async Task<WebhookAnswer?> ChangeAsync(
        WebhookId id, WebhookChange change, long? revision, WebhookActor actor, CancellationToken cancellationToken)
    {
        await using var command = Command(
            _changeSql, actor, Text(id.Value), Whole(revision), Text(change.Url), Texts(change.Events),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Boolean, Value = (object?)change.IsActive ?? DBNull.Value },
            Text(change.Secret is { } secret ? secrets.Protect(secret) : null), new NpgsqlParameter<TimeSpan> { TypedValue = WebhookLimits.FormerSecretFor }, Text(change.Signing));
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Removes one; false where it isn't at this revision (null for any), or there is none.</summary>
    public async Task<bool> RemoveAsync(WebhookId id, long? revision, WebhookActor actor, CancellationToken cancellationToken)
    {
        await using var command = Command(_removeSql, actor, Text(id.Value), Whole(revision));
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    private static string Of(string row) => Shown.Replace("{0}", row, StringComparison.Ordinal);

    // A row of the audit log; parameters 1 to 3 are its id, who did it, and their wish.
    private static string Note(string what, string before, string after) => $"""
        INSERT INTO shop.catalog_changes (subject, version, id, actor, operation, kind, before, after, state, projected)
        SELECT {what}, $1, $2, $3, {(int)ChangeKind.Webhook}, {before}, {after}, 1, true
        """;

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter Texts(string[]? values) => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = (object?)values ?? DBNull.Value };

    private static NpgsqlParameter Whole(long? value) => new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)value ?? DBNull.Value };

    private static async Task<List<WebhookAnswer>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var found = new List<WebhookAnswer>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new WebhookAnswer(
                WebhookId.Parse(reader.GetString(0)), reader.GetString(1), await reader.GetFieldValueAsync<string[]>(2, cancellationToken),
                reader.GetString(3), reader.GetBoolean(4), await reader.GetFieldValueAsync<DateTimeOffset>(5, cancellationToken),
                reader.IsDBNull(6) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(6, cancellationToken), reader.GetInt64(7)));
        }

        return found;
    }

    private NpgsqlCommand Command(string sql, WebhookActor actor, params ReadOnlySpan<NpgsqlParameter> more)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Shopper.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Operation.Value });
        foreach (var one in more)
        {
            command.Parameters.Add(one);
        }

        return command;
    }

    private async Task<List<WebhookAnswer>> ReadAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await ReadAsync(command, cancellationToken);
    }
}
