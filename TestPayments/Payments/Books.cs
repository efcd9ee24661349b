using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Shop.Hosting.Database;

namespace Shop.TestPayments.Payments;

/// <summary>
/// The payments and what moved. Every change is one transaction under the lock of the payment's row, together with its row of the
/// ledger and what the shop is to be told of it.
/// </summary>
internal sealed class Books(NpgsqlDataSource database, TestPaymentsSettings settings, BooksAtOnce atOnce)
{
    // Some tens of kilobytes an answer.
    private const int PageLength = 200;

    // A lock that isn't had in 250 ms passes: many changes of one payment at once wait for each other. Five seconds in all; what
    // doesn't pass by then is a fault.
    private const int AttemptsMax = 20;

    // SQLSTATE of a transaction that was given up because this process did nothing with it for a second: it had no processor.
    private const string IdleInTransaction = "25P03";

    /// <summary>The payment; null where this key was never heard of.</summary>
    public async Task<PaymentView?> FindAsync(string key)
    {
        await using var command = database.CreateCommand($"SELECT {PaymentRow.Columns} FROM test_payments.payments WHERE key = $1");
        command.Parameters.Add(Text(key));
        return await ReadAsync(command);
    }

    /// <summary>Payments that have changed since, the oldest first, a page at a time.</summary>
    public async Task<PaymentList> ListAsync(string? status, DateTimeOffset changedSince, string? after)
    {
        await using var command = database.CreateCommand($"""
            SELECT {PaymentRow.Columns} FROM test_payments.payments
            WHERE changed_at >= $1 AND ($2 IS NULL OR status = $2) AND ($3 IS NULL OR id > $3)
            ORDER BY id LIMIT {PageLength}
            """);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = changedSince.UtcDateTime });
        command.Parameters.Add(Optional(status));
        command.Parameters.Add(Optional(after));
        await using var reader = await command.ExecuteReaderAsync();
        var items = new List<PaymentView>();
        while (await reader.ReadAsync())
        {
            items.Add(ViewOf(reader));
        }

        return new PaymentList(items, items.Count == PageLength ? items[^1].Id : null);
    }

    /// <summary>The payment that a holder is to approve; null where there is none by this token.</summary>
    public async Task<(PaymentView Payment, string? ReturnUrl)?> FindByTokenAsync(string token)
    {
        await using var command = database.CreateCommand($"SELECT {PaymentRow.Columns}, return_url FROM test_payments.payments WHERE action_token = $1");
        command.Parameters.Add(Text(token));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (ViewOf(reader), reader.IsDBNull(10) ? null : reader.GetString(10)) : null;
    }

    /// <summary>Authorises, or says again what became of this key.</summary>
    /// <returns>The payment, and whether it is new.</returns>
    public async Task<(PaymentView Payment, bool IsNew)> AuthoriseAsync(AuthoriseRequest request)
    {
        if (await atOnce.AuthoriseAsync(request) is { } made)
        {
            return (made, true);
        }

        var known = (await FindAsync(request.Key))!;
        return known.Amount == request.Amount && known.Currency == request.Currency || known.Status == "cancelled"
            ? (known, false)
            : throw new RefusedException("key_reused", "This key has named a payment of another amount.");
    }

    /// <summary>Takes what was authorised, whole.</summary>
    public async Task<PaymentView> CaptureAsync(string key) => await atOnce.CaptureAsync(key) ?? await MoveAsync(key, "captured", static payment =>
        payment.Status switch
        {
            "captured" => null,
            "authorised" => new Move("captured", "captured", payment.Amount),
            _ => throw Unfit(payment),
        });

    /// <summary>Lets go of what was authorised and not taken.</summary>
    public Task<PaymentView> VoidAsync(string key) => MoveAsync(key, "voided", static payment => payment.Status switch
    {
        "voided" or "cancelled" or "declined" => null,
        "authorised" => new Move("voided", "voided", payment.Amount),
        _ => throw Unfit(payment),
    });

    /// <summary>
    /// Gives a payment up, also one that was never heard of: no authorisation by this key comes after it. What was authorised
    /// is let go of; what was taken stays, and is told.
    /// </summary>
    public async Task<PaymentView> CancelAsync(string key)
    {
        await using (var command = database.CreateCommand("""
            INSERT INTO test_payments.payments (key, id, amount, currency, status) VALUES ($1, $2, 0, 'XXX', 'cancelled') ON CONFLICT (key) DO NOTHING
            """))
        {
            command.Parameters.Add(Text(key));
            command.Parameters.Add(Text($"tp_{Guid.CreateVersion7():N}"));
            await command.ExecuteNonQueryAsync();
        }

        return await MoveAsync(key, "cancelled", static payment => payment.Status switch
        {
            "authorised" => new Move("voided", "voided", payment.Amount),
            "pending" or "requires_action" => new Move("cancelled", null, 0),
            _ => null,
        });
    }

    /// <summary>Gives back a part or all of what was taken; the same refund again changes nothing.</summary>
    public Task<PaymentView> RefundAsync(string key, string refund, long amount) => RepeatAsync(() => TryRefundAsync(key, refund, amount));

    /// <summary>What a payment's holder decided on the 3-D Secure page, or time did; told to the shop by a webhook.</summary>
    public Task<PaymentView> DecideAsync(string key, bool isApproved) => MoveAsync(key, "decided", payment => payment.Status switch
    {
        "requires_action" or "pending" when isApproved => new Move("authorised", "authorised", payment.Amount),
        "requires_action" or "pending" => new Move("declined", null, 0),
        _ => null,
    });

    /// <summary>Keys of payments whose late approval is due.</summary>
    public async Task<List<string>> DueAsync()
    {
        await using var command = database.CreateCommand("SELECT key FROM test_payments.payments WHERE status = 'pending' AND due_at <= now() LIMIT 100");
        await using var reader = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await reader.ReadAsync())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }

    private static RefusedException Unfit(PaymentView payment) => new("wrong_state", $"The payment is {payment.Status}.");

    private async Task<PaymentView> TryRefundAsync(string key, string refund, long amount)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var payment = await LockAsync(connection, transaction, key);
        await using var known = new NpgsqlCommand("SELECT amount FROM test_payments.ledger WHERE key = $1 AND kind = 'refunded' AND refund = $2", connection, transaction);
        known.Parameters.Add(Text(key));
        known.Parameters.Add(Text(refund));
        if (await known.ExecuteScalarAsync() is long before)
        {
            return before == amount ? payment : throw new RefusedException("key_reused", "This key has named a refund of another amount.");
        }

        if (payment.Status != "captured" || amount > payment.Captured - payment.Refunded)
        {
            throw new RefusedException("refund_too_large", "No more can be given back than was taken.");
        }

        await BookAsync(connection, transaction, key, "refunded", amount, refund);
        var changed = await UpdateAsync(connection, transaction, key, "refunded = refunded + $2", amount);
        await transaction.CommitAsync();
        return changed;
    }

    private Task<PaymentView> MoveAsync(string key, string why, Func<PaymentView, Move?> decide) => RepeatAsync(() => TryMoveAsync(key, why, decide));

    // A connection that was lost with its answer counts too: what was done all the same is known as a repeat.
    private static Task<PaymentView> RepeatAsync(Func<Task<PaymentView>> change) => RolledBack.RepeatAsync(
        AttemptsMax, change, static exception => exception.IsTransient || exception.SqlState == IdleInTransaction);

    private async Task<PaymentView> TryMoveAsync(string key, string why, Func<PaymentView, Move?> decide)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var payment = await LockAsync(connection, transaction, key);
        if (decide(payment) is not { } move)
        {
            return payment;
        }

        if (move.Entry is not null)
        {
            await BookAsync(connection, transaction, key, move.Entry, move.Amount, null);
        }

        var reason = move.Status == "declined" ? ", reason = 'authentication_failed'" : "";
        var captured = move.Entry == "captured" ? ", captured = amount" : "";
        var changed = await UpdateAsync(connection, transaction, key, $"status = $2{reason}{captured}", move.Status);
        if (why == "decided")
        {
            await TellAsync(connection, transaction, changed);
        }

        await transaction.CommitAsync();
        return changed;
    }

    private async Task<PaymentView> LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string key)
    {
        await using var command = new NpgsqlCommand($"SELECT {PaymentRow.Columns} FROM test_payments.payments WHERE key = $1 FOR UPDATE", connection, transaction);
        command.Parameters.Add(Text(key));
        return await ReadAsync(command) ?? throw new RefusedException("not_found", "There is no payment by this key.");
    }

    private async Task<PaymentView> UpdateAsync<T>(NpgsqlConnection connection, NpgsqlTransaction transaction, string key, string set, T value)
    {
        await using var command = new NpgsqlCommand(
            $"UPDATE test_payments.payments SET {set}, changed_at = now() WHERE key = $1 RETURNING {PaymentRow.Columns}", connection, transaction);
        command.Parameters.Add(Text(key));
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return (await ReadAsync(command))!;
    }

    private static async Task BookAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string key, string kind, long amount, string? refund)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO test_payments.ledger (key, kind, amount, refund) VALUES ($1, $2, $3, $4)", connection, transaction);
        command.Parameters.Add(Text(key));
        command.Parameters.Add(Text(kind));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = amount });
        command.Parameters.Add(Optional(refund));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task TellAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, PaymentView payment)
    {
        var id = $"evt_{Guid.CreateVersion7():N}";
        var body = JsonSerializer.Serialize(new { id, type = $"payment.{payment.Status}", payment.Key, payment.Status, payment.Reason }, JsonSerializerOptions.Web);
        await using var command = new NpgsqlCommand("INSERT INTO test_payments.webhooks (id, key, body) VALUES ($1, $2, $3)", connection, transaction);
        command.Parameters.Add(Text(id));
        command.Parameters.Add(Text(payment.Key));
        command.Parameters.Add(Text(body));
        await command.ExecuteNonQueryAsync();
    }

    private async Task<PaymentView?> ReadAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? ViewOf(reader) : null;
    }

    private PaymentView ViewOf(NpgsqlDataReader row) => PaymentRow.Read(row, settings);

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter Optional(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    /// <summary>What a change does: the status after it, and the ledger's entry, if money moved.</summary>
    private sealed record Move(string Status, string? Entry, long Amount);
}
