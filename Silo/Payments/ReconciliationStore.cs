using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Shop.Orders;
using Shop.Payments;
using static Shop.Silo.Checkout.PostgresCheckoutStore;

namespace Shop.Silo.Payments;

/// <summary>Our side of the comparison with the providers' books, and what was found.</summary>
internal sealed class ReconciliationStore(NpgsqlDataSource database)
{
    // Refunds and captures of one round that are asked for again: each is a call.
    private const int StuckMax = 100;

    private const string FindSql = """
        SELECT asked.key, payment.order_id, payment.status, payment.amount, payment.refunded, payment.refunding, payment.currency,
            EXISTS
            (
                SELECT FROM shop.checkouts checkout
                WHERE checkout.id = regexp_replace(asked.key, '-[0-9]+$', '') AND checkout.status IN ('Paying', 'RequiresAction', 'Pending')
                    AND checkout.id || '-' || (checkout.document ->> 'attempt') = asked.key
            )
        FROM unnest($1) AS asked (key) LEFT JOIN shop.payments payment ON payment.key = asked.key
        """;

    // True where it is new, or has come again after it was gone.
    private const string NoteSql = """
        INSERT INTO shop.payment_differences AS known (payment_key, kind, provider, theirs, ours) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (payment_key, kind) DO UPDATE SET theirs = excluded.theirs, ours = excluded.ours, found_at = now(), resolved_at = NULL
        WHERE known.resolved_at IS NOT NULL
        RETURNING true
        """;

    /// <summary>Takes the next round for this process, if it is time: until when it was seen before, and what time it is now.</summary>
    public async Task<(DateTimeOffset SeenUntil, DateTimeOffset Now)?> ClaimAsync(string provider, TimeSpan interval, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "INSERT INTO shop.payment_reconciliations (provider, seen_until, next_at) VALUES ($1, now() - interval '7 days', now()) ON CONFLICT DO NOTHING")
        {
            Parameters = { Text(provider) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            UPDATE shop.payment_reconciliations SET next_at = now() + $2 WHERE provider = $1 AND next_at <= now() RETURNING seen_until, now()
            """)
        {
            Parameters = { Text(provider), new NpgsqlParameter<TimeSpan> { TypedValue = interval } },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<DateTimeOffset>(1))
            : null;
    }

    /// <summary>Notes that all was compared that had changed before then.</summary>
    public async Task SeenAsync(string provider, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "UPDATE shop.payment_reconciliations SET seen_until = greatest(seen_until, $2) WHERE provider = $1");
        command.Parameters.Add(Text(provider));
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = until.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What we know of payments; all of one moment, behind the provider's.</summary>
    public async Task<List<(ProviderPayment Theirs, OwnPayment Ours)>> FindAsync(List<ProviderPayment> theirs, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. theirs.Select(static payment => payment.Key)],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var byKey = theirs.ToDictionary(static payment => payment.Key);
        var found = new List<(ProviderPayment, OwnPayment)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((byKey[reader.GetString(0)], Read(reader)));
        }

        return found;
    }

    /// <summary>Notes that the books agree about these payments.</summary>
    public async Task ResolveAsync(string[] keys, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "UPDATE shop.payment_differences SET resolved_at = now() WHERE payment_key = ANY($1) AND resolved_at IS NULL");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes a difference, instead of what differed before; true where it is news.</summary>
    public async Task<bool> NoteAsync(
        string provider, BookDifference difference, ProviderPayment theirs, OwnPayment ours, CancellationToken cancellationToken)
    {
        var kind = JsonNamingPolicy.SnakeCaseLower.ConvertName($"{difference}");
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "UPDATE shop.payment_differences SET resolved_at = now() WHERE payment_key = $1 AND kind <> $2 AND resolved_at IS NULL")
        {
            Parameters = { Text(theirs.Key), Text(kind) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(NoteSql)
        {
            Parameters =
            {
                Text(theirs.Key),
                Text(kind),
                Text(provider),
                Text($"{theirs.State} {theirs.Amount}, {theirs.Refunded} refunded"),
                Text(ours.Order is null ? "nothing" : $"{ours.State} {ours.Amount}, {ours.Refunded} refunded"),
            },
        });
        return await batch.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Orders whose money should have been moved for a while.</summary>
    public async Task<List<OrderId>> StuckAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"""
            (SELECT order_id FROM shop.refunds WHERE status = 'pending' AND created_at < now() - $1 LIMIT {StuckMax})
            UNION (SELECT order_id FROM shop.payments WHERE status = 'authorised' AND changed_at < now() - $1 LIMIT {StuckMax})
            """);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = age });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var orders = new List<OrderId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            orders.Add(OrderId.Parse(reader.GetString(0)));
        }

        return orders;
    }

    private static OwnPayment Read(NpgsqlDataReader row)
    {
        if (row.IsDBNull(1))
        {
            return new OwnPayment(null, row.GetBoolean(7), OrderPaymentState.Voided, default, default, IsRefunding: false);
        }

        var currency = Currency.Parse(row.GetString(6));
        return new OwnPayment(
            OrderId.Parse(row.GetString(1)), row.GetBoolean(7), Enum.Parse<OrderPaymentState>(row.GetString(2), ignoreCase: true),
            new Money(row.GetInt64(3), currency), new Money(row.GetInt64(4), currency), row.GetInt64(5) > 0);
    }
}
