using System.Security.Cryptography;
using Npgsql;
using Shop.Hosting.Database;

namespace Shop.TestPayments.Payments;

/// <summary>
/// The two things that every sale asks for, authorisations and captures: those that come at the same time share a transaction, as a
/// real provider, with its own machines, costs the shop nothing. What doesn't go the usual way is left to <see cref="Books"/>.
/// </summary>
internal sealed class BooksAtOnce
{
    // The order of the arrays' elements is the order of the keys, and each row is looked up by its key: batches lock alike.
    private const string CaptureSql = $"""
        WITH asked AS MATERIALIZED (SELECT * FROM unnest($1) AS one (key)),
        taken AS
        (
            UPDATE test_payments.payments payment SET status = 'captured', captured = amount, changed_at = now()
            FROM asked WHERE payment.key = asked.key AND payment.status = 'authorised'
            RETURNING payment.*
        ),
        booked AS
        (
            INSERT INTO test_payments.ledger (key, kind, amount) SELECT key, 'captured', amount FROM taken
        )
        SELECT {PaymentRow.Columns} FROM taken
        """;

    private const string AuthoriseSql = $"""
        WITH made AS
        (
            INSERT INTO test_payments.payments (key, id, amount, currency, status, reason, return_url, action_token, due_at)
            SELECT key, id, amount, currency, status, reason, return_url, action_token, now() + $9
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS one (key, id, amount, currency, status, reason, return_url, action_token)
            ON CONFLICT (key) DO NOTHING
            RETURNING *
        ),
        booked AS
        (
            INSERT INTO test_payments.ledger (key, kind, amount) SELECT key, 'authorised', amount FROM made WHERE status = 'authorised'
        )
        SELECT {PaymentRow.Columns} FROM made
        """;

    private readonly NpgsqlDataSource _database;
    private readonly TestPaymentsSettings _settings;
    private readonly GroupedCalls<AuthoriseRequest, PaymentView?> _authorisations;
    private readonly GroupedCalls<string, PaymentView?> _captures;

    public BooksAtOnce(NpgsqlDataSource database, TestPaymentsSettings settings)
    {
        (_database, _settings) = (database, settings);
        _authorisations = new(AuthoriseAsync, static request => request.Key);
        _captures = new(CaptureAsync, static key => key);
    }

    /// <summary>Authorises under a key that is new; null where it isn't, and nothing has changed.</summary>
    public Task<PaymentView?> AuthoriseAsync(AuthoriseRequest request) => _authorisations.AskAsync(request);

    /// <summary>Takes what is authorised; null where nothing is, and nothing has changed.</summary>
    public Task<PaymentView?> CaptureAsync(string key) => _captures.AskAsync(key);

    private async Task<IReadOnlyList<PaymentView?>> AuthoriseAsync(IReadOnlyList<AuthoriseRequest> requests)
    {
        var outcomes = requests.Select(static request => OutcomeOf(request.Card.Kind)).ToList();
        var command = new NpgsqlBatchCommand(AuthoriseSql)
        {
            Parameters =
            {
                requests.Texts(static one => one.Key),
                requests.Texts(static _ => $"tp_{Guid.CreateVersion7():N}"),
                requests.Longs(static one => one.Amount),
                requests.Texts(static one => one.Currency),
                outcomes.Texts(static one => one.Status),
                outcomes.Texts(static one => one.Reason),
                requests.Texts(static one => one.ReturnUrl),
                outcomes.Texts(static one => one.Status == "requires_action" ? RandomNumberGenerator.GetHexString(64, lowercase: true) : null),
                new NpgsqlParameter<TimeSpan> { TypedValue = _settings.LateApproval },
            },
        };
        return await ReadAsync(command, [.. requests.Select(static one => one.Key)]);
    }

    private Task<IReadOnlyList<PaymentView?>> CaptureAsync(IReadOnlyList<string> keys) =>
        ReadAsync(new NpgsqlBatchCommand(CaptureSql) { Parameters = { keys.Texts(static key => key) } }, keys);

    private async Task<IReadOnlyList<PaymentView?>> ReadAsync(NpgsqlBatchCommand command, IReadOnlyList<string> keys)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Columns.FindByKey());
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var changed = new Dictionary<string, PaymentView>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            var payment = PaymentRow.Read(reader, _settings);
            changed[payment.Key] = payment;
        }

        return [.. keys.Select(changed.GetValueOrDefault)];
    }

    private static (string Status, string? Reason) OutcomeOf(TestCard card) => card switch
    {
        TestCard.Declined => ("declined", "card_declined"),
        TestCard.InsufficientFunds => ("declined", "insufficient_funds"),
        TestCard.ThreeDSecure => ("requires_action", null),
        TestCard.ApprovedLate => ("pending", null),
        _ => ("authorised", null),
    };
}
