using Shop.Invariants;

namespace Shop.Chaos.Checking;

/// <summary>
/// Acknowledged means durable: what shoppers were told, which <see cref="Told"/> puts into tables beside the shop's for the time of
/// the look, against what is stored. Where nothing is under way any more.
/// </summary>
internal static class Acknowledged
{
    public static IReadOnlyList<Invariant> Invariants { get; } =
    [
        new("every acknowledged line is in its cart, and no other", """
            WITH stored AS
            (
                SELECT grainidextensionstring AS cart, line ->> 'sku' AS sku, (line ->> 'quantity')::integer AS quantity
                FROM OrleansStorage, jsonb_array_elements(convert_from(payloadbinary, 'UTF8')::jsonb -> 'lines') AS line
                WHERE graintypestring = 'cart' AND grainidextensionstring IN (SELECT id FROM told_carts WHERE NOT is_unknown)
            )
            SELECT format('%s: %s %s stored, %s acknowledged', cart, coalesce(stored.quantity, 0), sku, coalesce(told.quantity, 0))
            FROM (SELECT line.* FROM told_cart_lines line JOIN told_carts cart ON cart.id = line.cart AND NOT cart.is_unknown) AS told
                FULL JOIN stored USING (cart, sku)
            WHERE told.quantity IS DISTINCT FROM stored.quantity
            """),
        new("every acknowledged order is there, as it was told", """
            SELECT format('%s: told %s for %s, stored %s for %s', told.id, told.total, told.checkout, placed.total, placed.checkout_id)
            FROM told_orders told LEFT JOIN shop.orders placed USING (id)
            WHERE (placed.checkout_id, placed.total) IS DISTINCT FROM (told.checkout, told.total)
            """),
        new("an order has what was acknowledged to be in its cart", """
            SELECT format('%s: %s %s ordered, %s acknowledged', order_id, coalesce(line.quantity, 0), sku, coalesce(told.quantity, 0))
            FROM told_order_lines told
                FULL JOIN (SELECT * FROM shop.order_lines WHERE order_id IN (SELECT id FROM told_orders)) AS line USING (order_id, sku)
            WHERE told.quantity IS DISTINCT FROM line.quantity
            """),
        new("every acknowledged order was charged, once", """
            WITH charged AS
            (
                -- Once for all: for each order anew, a sale of thousands would take minutes.
                SELECT regexp_replace(entry.key, '-[0-9]+$', '') AS checkout, sum(entry.amount) AS amount, count(*) AS entries
                FROM test_payments.ledger entry
                WHERE entry.kind = 'authorised'
                    AND NOT EXISTS (SELECT FROM test_payments.ledger back WHERE back.key = entry.key AND back.kind = 'voided')
                GROUP BY 1
            )
            SELECT format('%s: %s of %s charged in %s entries', told.id, coalesce(charged.amount, 0), told.total, coalesce(charged.entries, 0))
            FROM told_orders told
                JOIN shop.orders placed ON placed.id = told.id AND placed.status <> 'cancelled'
                LEFT JOIN charged ON charged.checkout = told.checkout
            WHERE (coalesce(charged.amount, 0), coalesce(charged.entries, 0)) <> (told.total, 1)
            """),
        new("every acknowledged cancellation stands, and the money is back", """
            SELECT format('%s is %s, %s of %s given back', told.id, placed.status, charge.refunded, charge.captured)
            FROM told_cancelled told
                LEFT JOIN shop.orders placed USING (id)
                LEFT JOIN shop.payments payment ON payment.order_id = told.id
                LEFT JOIN test_payments.payments charge ON charge.key = payment.key
            WHERE placed.status IS DISTINCT FROM 'cancelled' OR charge.refunded IS DISTINCT FROM charge.captured OR charge.status = 'authorised'
            """),
        new("what was refused charged nobody", """
            SELECT format('%s: %s %s', charge.key, charge.status, charge.amount)
            FROM test_payments.payments charge JOIN told_refused told ON told.checkout = regexp_replace(charge.key, '-[0-9]+$', '')
            WHERE charge.status IN ('authorised', 'captured')
            """),
        new("a wish has one winner", """
            SELECT format('%s became %s', key, string_agg(DISTINCT became, ' and ')) FROM told_winners GROUP BY key HAVING count(DISTINCT became) > 1
            """),
        new("a cart becomes one order at most, and none unless it was bought", """
            SELECT format('%s: %s orders, bought: %s', checkout.cart_id, count(*), coalesce(bool_or(cart.may_be_bought), false))
            FROM shop.orders placed JOIN shop.checkouts checkout ON checkout.id = placed.checkout_id LEFT JOIN told_carts cart ON cart.id = checkout.cart_id
            GROUP BY checkout.cart_id HAVING count(*) > 1 OR NOT coalesce(bool_or(cart.may_be_bought), false)
            """),
        new("no piece was sold that wasn't there", """
            SELECT format('%s: %s sold of %s', sku, sum(line.quantity), shelf.pieces)
            FROM shop.order_lines line
                JOIN shop.orders placed ON placed.id = line.order_id AND placed.status <> 'cancelled'
                JOIN shelves shelf USING (sku)
            GROUP BY sku, shelf.pieces HAVING sum(line.quantity) > shelf.pieces
            """),
        new("what wasn't sold is still on its shelf", """
            SELECT format('%s: %s on hand, %s sold of %s', sku, item.on_hand, sold.pieces, shelf.pieces)
            FROM shelves shelf
                JOIN shop.stock_items item USING (sku)
                CROSS JOIN LATERAL
                (
                    SELECT coalesce(sum(line.quantity), 0) AS pieces
                    FROM shop.order_lines line JOIN shop.orders placed ON placed.id = line.order_id WHERE line.sku = shelf.sku AND placed.status <> 'cancelled'
                ) AS sold
            WHERE item.on_hand + sold.pieces <> shelf.pieces
            """),
        new("a ticket is one shopper's", """
            SELECT format('%s: %s shoppers have ticket %s', room, count(*), number) FROM told_places GROUP BY room, number HAVING count(*) > 1
            """),
        new("every acknowledged place is there, with what admits its holder", """
            SELECT format('%s: told ticket %s at %s with %s, stored at %s with %s', told.room, told.number, told.place, told.token, ticket.place, ticket.token)
            FROM told_places told LEFT JOIN shop.waiting_room_tickets ticket ON ticket.room_id = told.room AND ticket.number = told.number
            WHERE ticket.number IS NULL OR ticket.place <> told.place OR (told.token IS NOT NULL AND told.token IS DISTINCT FROM ticket.token)
            """),
        new("an admission was used for the checkout that its holder was told of", """
            SELECT format('%s: told %s, stored %s by %s', told.token, told.checkout, ticket.checkout_id, checkout.admission)
            FROM told_places told
                LEFT JOIN shop.waiting_room_tickets ticket ON ticket.room_id = told.room AND ticket.number = told.number
                LEFT JOIN shop.checkouts checkout ON checkout.id = told.checkout
            WHERE told.checkout IS NOT NULL AND (ticket.checkout_id, checkout.admission) IS DISTINCT FROM (told.checkout, told.token)
            """),
    ];
}
