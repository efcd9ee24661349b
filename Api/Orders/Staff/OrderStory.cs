using System.Text.Json;
using Npgsql;

namespace Shop.Api.Orders.Staff;

/// <summary>
/// An order's whole story, from where each part of it is written: the order's own lines, its checkout, the holds of stock and the
/// ledger, the work that followed, the mails.
/// </summary>
internal static class OrderStory
{
    // More steps than these an order has only where something goes round and round; the oldest tell why.
    private const int StepsMax = 1_000;

    /// <summary>The statement; its parameter is the order's id.</summary>
    public static readonly string Sql = $"""
        WITH one AS (SELECT id, number, checkout_id FROM shop.orders WHERE id = $1),
            told AS (SELECT at, position, kind, actor, data FROM shop.order_events WHERE order_id = $1)
        SELECT at, source, event, actor, data::text
        FROM
        (
            SELECT checkout.created_at AS at, 0 AS place, 'checkout' AS source, 'begun' AS event, checkout.owner AS actor,
                jsonb_build_object('checkout', checkout.id, 'cart', checkout.cart_id) AS data
            FROM one JOIN shop.checkouts checkout ON checkout.id = one.checkout_id
            UNION ALL
            SELECT hold.created_at, 1, 'stock', 'held', 'shop', jsonb_build_object('sku', hold.sku, 'quantity', hold.quantity)
            FROM one JOIN shop.stock_holds hold ON hold.checkout_id = one.checkout_id
            UNION ALL
            SELECT at, 2, 'order', kind, actor, data - 'mail' FROM told
            UNION ALL
            SELECT mail.sent_at, 3, 'mail', 'sent', 'shop', jsonb_build_object('template', mail.template, 'attempts', mail.attempts)
            FROM told JOIN shop.mail_outbox mail ON mail.id = (told.data ->> 'mail')::uuid AND mail.sent_at IS NOT NULL
            UNION ALL
            SELECT coalesce(work.done_at, work.next_attempt_at), 4, 'outbox', CASE WHEN work.done_at IS NULL THEN 'waiting' ELSE 'done' END, 'shop',
                jsonb_strip_nulls(jsonb_build_object('work', work.kind, 'attempts', work.attempts, 'failure', work.failure))
            FROM shop.outbox work WHERE work.subject = $1 AND work.subject LIKE 'order-%'
            UNION ALL
            SELECT entry.at, 5, 'stock', entry.kind, entry.actor,
                jsonb_build_object('sku', entry.sku, 'delta', entry.delta, 'onHand', entry.on_hand, 'reason', entry.reason)
            FROM one JOIN shop.order_lines line ON line.order_id = one.id JOIN shop.stock_ledger entry ON entry.sku = line.sku
                AND (entry.checkout_id = one.checkout_id OR (entry.kind = 'adjusted' AND entry.reason = 'Order ' || one.number || ' was cancelled'))
        ) AS steps
        ORDER BY at, place, data LIMIT {StepsMax}
        """;

    /// <summary>Reads the steps.</summary>
    public static async Task<List<StoryEntry>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var steps = new List<StoryEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            steps.Add(new StoryEntry(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), JsonElement.Parse(reader.GetString(4))));
        }

        return steps;
    }
}
