using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>
/// The table of mails that are to be sent. Any number of silos take from it: each claims rows for the length of a lease, past
/// rows that another is just claiming.
/// </summary>
/// <param name="database">Where the table is.</param>
/// <param name="publicUrl">What links begin with.</param>
public sealed class MailOutbox(NpgsqlDataSource database, string publicUrl)
{
    /// <summary>Mails in one claim: what a server takes within the lease, one after the other.</summary>
    public const int ClaimMax = 20;

    /// <summary>How long a claim holds: for so long nobody else takes what one has taken, should it die.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // Attempts, each twice as long after the one before, up to an hour: a server may be away for half a day.
    private const int AttemptsMax = 16;

    /// <summary>
    /// Rows of the table, as arrays: the mails' ids, templates, recipients, what is filled in as a JSON object of texts or lists of
    /// texts, languages. For who adds it to a transaction of its own.
    /// </summary>
    public const string InsertManySql = """
        INSERT INTO shop.mail_outbox (id, template, recipient, data, language)
        SELECT id, template, recipient, data::jsonb, language FROM unnest($1, $2, $3, $4, $5) AS one (id, template, recipient, data, language)
        """;

    private const string ClaimSql = """
        UPDATE shop.mail_outbox SET attempts = attempts + 1, next_attempt_at = now() + $2::interval
        WHERE id IN (
            SELECT id FROM shop.mail_outbox WHERE sent_at IS NULL AND failure IS NULL AND next_attempt_at <= now()
            ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, template, language, recipient, data::text
        """;

    // Links that let their reader in are kept no longer than they are needed.
    private const string SentSql = "UPDATE shop.mail_outbox SET sent_at = now(), data = '{}' WHERE id = $1";

    private const string FailedSql = """
        UPDATE shop.mail_outbox SET
            next_attempt_at = now() + least(interval '1 hour', interval '5 seconds' * power(2, attempts)),
            failure = CASE WHEN attempts >= $3 THEN $2 END,
            data = CASE WHEN attempts >= $3 THEN '{}' ELSE data END
        WHERE id = $1
        """;

    private const string ForgetSql = "DELETE FROM shop.mail_outbox WHERE sent_at < now() - interval '30 days'";

    /// <summary>Takes what is due, oldest first, for the length of the lease.</summary>
    public async Task<IReadOnlyList<ClaimedMail>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ClaimSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ClaimMax });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Lease });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<ClaimedMail>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new ClaimedMail(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        }

        return claimed;
    }

    /// <summary>The text of a claimed mail.</summary>
    public MailMessage Fill(ClaimedMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var document = JsonDocument.Parse(mail.Data);
        var data = document.RootElement.EnumerateObject().ToDictionary(static word => word.Name, static word => TextsOf(word.Value));
        data["shop"] = [publicUrl.TrimEnd('/')];
        return MailTemplates.Fill(mail, data);
    }

    /// <summary>Notes that it was sent.</summary>
    public Task SentAsync(Guid id, CancellationToken cancellationToken) => ExecuteAsync(SentSql, cancellationToken, new NpgsqlParameter<Guid> { TypedValue = id });

    /// <summary>Notes that it couldn't be sent, and when it is to be tried again, if at all.</summary>
    public Task FailedAsync(Guid id, string reason, CancellationToken cancellationToken) => ExecuteAsync(
        FailedSql, cancellationToken,
        new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<string> { TypedValue = reason }, new NpgsqlParameter<int> { TypedValue = AttemptsMax });

    /// <summary>Deletes what was sent a month ago: nobody asks about it any more.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken) => ExecuteAsync(ForgetSql, cancellationToken);

    private static ImmutableArray<string> TextsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static text => text.GetString()!)] : [value.GetString()!];

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
