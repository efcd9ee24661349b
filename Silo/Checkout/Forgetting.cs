using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Hosting.Periodic;

namespace Shop.Silo.Checkout;

/// <summary>
/// Deletes what is over and old, a bounded number of rows at a time; any number of silos may do it at once, past each other's rows.
/// Answers under Idempotency-Keys are the Api's to delete.
/// </summary>
internal sealed class Forgetting(NpgsqlDataSource database, IOptions<RetentionSettings> settings, TimeProvider time, ILogger<Forgetting> logger)
    : PeriodicService(_interval, time, logger)
{
    // Of periods of days, some minutes more or less are nobody's concern.
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(10);

    // Few enough that a delete is done within the time that a lock may be waited for.
    internal const int CountMax = 1_000;

    // A late repeat of its holds could hold again what was given back: they go with it, and only where all of them are given back.
    private const string CheckoutsSql = """
        WITH old AS
        (
            SELECT id FROM shop.checkouts
            WHERE status = 'Released' AND changed_at < now() - $1
                AND NOT EXISTS (SELECT FROM shop.stock_holds hold WHERE hold.checkout_id = id AND hold.state NOT IN ('released', 'expired'))
            ORDER BY changed_at LIMIT $2 FOR UPDATE SKIP LOCKED
        ),
        holds AS (DELETE FROM shop.stock_holds hold USING old WHERE hold.checkout_id = old.id),
        gone AS (DELETE FROM shop.checkouts checkout USING old WHERE checkout.id = old.id)
        SELECT count(*) FROM old
        """;

    private const string EventsSql = """
        WITH old AS
        (
            SELECT provider, event_id FROM shop.payment_events WHERE received_at < now() - $1 ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED
        ),
        gone AS (DELETE FROM shop.payment_events event USING old WHERE event.provider = old.provider AND event.event_id = old.event_id)
        SELECT count(*) FROM old
        """;

    // The oldest by their numbers, which every index of this busy table would cost more than: what failed for good stands among them.
    private const string WorkSql = """
        WITH old AS
        (
            SELECT id FROM shop.outbox
            WHERE id IN (SELECT id FROM shop.outbox ORDER BY id LIMIT 10 * $2) AND done_at < now() - $1
            ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
        ),
        gone AS (DELETE FROM shop.outbox work USING old WHERE work.id = old.id)
        SELECT count(*) FROM old
        """;

    // What waits is kept, unless it waits for nobody any more.
    private const string DeliveriesSql = """
        WITH old AS
        (
            SELECT id FROM shop.webhook_deliveries delivery
            WHERE id IN (SELECT id FROM shop.webhook_deliveries ORDER BY id LIMIT 10 * $2) AND created_at < now() - $1
                AND (next_attempt_at IS NULL OR NOT EXISTS (SELECT FROM shop.webhook_endpoints endpoint WHERE endpoint.id = delivery.endpoint_id))
            ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
        ),
        gone AS (DELETE FROM shop.webhook_deliveries delivery USING old WHERE delivery.id = old.id)
        SELECT count(*) FROM old
        """;

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await ForgetAsync(CheckoutsSql, settings.Value.ReleasedCheckouts, stoppingToken);
        await ForgetAsync(EventsSql, settings.Value.PaymentEvents, stoppingToken);
        await ForgetAsync(WorkSql, settings.Value.FinishedWork, stoppingToken);
        await ForgetAsync(DeliveriesSql, settings.Value.WebhookDeliveries, stoppingToken);
    }

    /// <summary>One round, at once.</summary>
    internal Task RoundAsync(CancellationToken cancellationToken) => WorkAsync(cancellationToken);

    private async Task ForgetAsync(string sql, TimeSpan age, CancellationToken stoppingToken)
    {
        long gone;
        do
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = age });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountMax });
            gone = (long)(await command.ExecuteScalarAsync(stoppingToken))!;
        }
        while (gone == CountMax);
    }
}
