using Npgsql;
using Shop.Checkout;
using Shop.Hosting.Database;

namespace Shop.Silo.Checkout;

/// <summary>
/// Checkouts of things that a waiting room guards: an admission is used up by a checkout's first row, in one statement, so that no crash
/// can take it away from its holder without leaving the checkout that it was used for.
/// </summary>
internal static class AdmittedCheckouts
{
    // It is good for its holder, in its time, for one checkout. One that gave way to another of the same shopper's (they changed the
    // cart, or the address), or found nothing to hold, leaves it to the next; one that was given up, ran out or was paid doesn't.
    private const string IsGood = """
        ticket.token = asked.admission AND ticket.room_id = asked.room_id AND ticket.shopper = asked.owner AND ticket.expires_at > now()
        AND (ticket.checkout_id IS NULL OR EXISTS
        (
            SELECT FROM shop.checkouts before
            WHERE before.id = ticket.checkout_id
                AND (before.cart_id = asked.cart_id AND before.status NOT IN ('Paid', 'Released')
                    OR before.status = 'Released' AND before.document ->> 'reason' IN ('superseded', 'out_of_stock'))
        ))
        """;

    // An index lets no admission be in two that are at work.
    private const string InsertSql = $"""
        WITH asked AS MATERIALIZED
        (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS one (id, owner, cart_id, status, version, document, admission, room_id)
        ),
        admitted AS MATERIALIZED
        (
            SELECT asked.id FROM asked CROSS JOIN LATERAL (SELECT FROM shop.waiting_room_tickets ticket WHERE {IsGood} FOR UPDATE) AS ticket
        ),
        made AS
        (
            INSERT INTO shop.checkouts (id, owner, cart_id, status, version, document, admission)
            SELECT id, owner, cart_id, status, version, document::jsonb, admission FROM asked
            WHERE admission IS NULL OR id IN (SELECT id FROM admitted)
            ON CONFLICT DO NOTHING
            RETURNING id, admission
        ),
        used AS
        (
            UPDATE shop.waiting_room_tickets ticket
            SET used_at = coalesce(ticket.used_at, now()), checkout_id = (SELECT made.id FROM made WHERE made.admission = ticket.token)
            WHERE ticket.token = ANY (ARRAY (SELECT made.admission FROM made WHERE made.admission IS NOT NULL))
        )
        SELECT id FROM made
        """;

    private const string IsGoodSql = $"""
        SELECT EXISTS
        (
            SELECT FROM (SELECT $1 AS owner, $2 AS cart_id, $3 AS admission, $4 AS room_id) AS asked JOIN shop.waiting_room_tickets ticket ON {IsGood}
        )
        """;

    /// <summary>Inserts checkouts, of which some have admissions; answers for each whether it was.</summary>
    public static async Task<IReadOnlyList<bool>> InsertAsync(NpgsqlDataSource database, IReadOnlyList<StoredCheckout> checkouts)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Columns.FindByKey());
        var command = new NpgsqlBatchCommand(InsertSql);
        CheckoutSaving.AddFirstRows(command.Parameters, checkouts);
        command.Parameters.Add(checkouts.Texts(static one => one.Admission?.Value));
        command.Parameters.Add(checkouts.Texts(static one => one.Room?.Value));
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await CheckoutSaving.InsertedAsync(reader, checkouts);
    }

    /// <summary>Whether the checkout's admission is good, for all that is known of other checkouts of its cart.</summary>
    public static async Task<bool> IsGoodAsync(NpgsqlDataSource database, StoredCheckout checkout, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(IsGoodSql);
        command.Parameters.Add(PostgresCheckoutStore.Text(checkout.Owner.Value));
        command.Parameters.Add(PostgresCheckoutStore.Text(checkout.Cart.Value));
        command.Parameters.Add(PostgresCheckoutStore.Text(checkout.Admission!.Value.Value));
        command.Parameters.Add(PostgresCheckoutStore.Text(checkout.Room!.Value.Value));
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
