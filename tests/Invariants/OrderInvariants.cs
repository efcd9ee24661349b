namespace Shop.Invariants;

/// <summary>What must be true of checkouts and orders in any one snapshot.</summary>
internal static class OrderInvariants
{
    public static IEnumerable<Invariant> Always { get; } =
    [
        new("a paid checkout has its order, and an order its paid checkout", """
            SELECT format('%s (%s) and %s', coalesce(checkout.id, placed.checkout_id), coalesce(checkout.status, 'none'), coalesce(placed.id, 'no order'))
            FROM (SELECT id, status, document ->> 'order' AS order_id FROM shop.checkouts WHERE status = 'Paid') AS checkout
                FULL JOIN shop.orders placed ON placed.checkout_id = checkout.id
            WHERE checkout.order_id IS DISTINCT FROM placed.id
            """),
        new("a cart is in one checkout at most", """
            SELECT format('%s: %s checkouts', cart_id, count(*))
            FROM shop.checkouts WHERE status NOT IN ('Paid', 'Released') GROUP BY cart_id HAVING count(*) > 1
            """),
        new("what an order has was held for it and sold, and nothing else was", """
            SELECT format('%s of %s: %s ordered, %s sold', sku, checkout_id, coalesce(line.quantity, 0), coalesce(hold.quantity, 0))
            FROM (SELECT placed.checkout_id, one.sku, one.quantity FROM shop.order_lines one JOIN shop.orders placed ON placed.id = one.order_id) AS line
                FULL JOIN (SELECT checkout_id, sku, quantity FROM shop.stock_holds WHERE state IN ('sold', 'posted')) AS hold USING (checkout_id, sku)
            WHERE line.quantity IS DISTINCT FROM hold.quantity
            """),
        new("an order's parts sum to its total", """
            SELECT format('%s: %s + %s + %s, not %s', placed.id, lines.total, placed.shipping, delivery.tax, placed.total)
            FROM shop.orders placed
                LEFT JOIN (SELECT order_id, sum(total) AS total, sum(discount) AS discount, sum(tax) AS tax FROM shop.order_lines GROUP BY order_id) AS lines
                    ON lines.order_id = placed.id
                -- What isn't the lines' tax is the delivery's: it comes on top of its price where prices are without tax.
                CROSS JOIN LATERAL (SELECT CASE WHEN placed.tax_included THEN 0 ELSE placed.tax - lines.tax END AS tax) AS delivery
            WHERE lines.total + placed.shipping + delivery.tax IS DISTINCT FROM placed.total
                OR delivery.tax < 0
                OR lines.discount IS DISTINCT FROM placed.discount
                OR placed.total <> placed.subtotal - placed.discount + placed.shipping + CASE WHEN placed.tax_included THEN 0 ELSE placed.tax END
            """),
        new("an order has one payment, of its total", """
            SELECT format('%s: %s %s paid of %s %s', placed.id, coalesce(payment.amount, 0), payment.currency, placed.total, placed.currency)
            FROM shop.orders placed LEFT JOIN shop.payments payment ON payment.order_id = placed.id
            WHERE (payment.amount, payment.currency) IS DISTINCT FROM (placed.total, placed.currency)
            """),
        new("an order's story is complete", """
            SELECT format('%s: %s of %s events', placed.id, count(event.position), placed.version)
            FROM shop.orders placed LEFT JOIN shop.order_events event ON event.order_id = placed.id
            GROUP BY placed.id, placed.version HAVING count(event.position) = 0 OR min(event.kind) FILTER (WHERE event.position = 1) <> 'placed'
            """),
    ];

    /// <summary>Where nothing is under way any more.</summary>
    public static IEnumerable<Invariant> AtRest { get; } =
    [
        new("no checkout is under way", """
            SELECT format('%s is %s', id, status) FROM shop.checkouts WHERE status NOT IN ('Open', 'Paid', 'Released')
            """),
        new("what was to follow has been done", """
            SELECT format('%s of %s: %s attempts, %s', kind, subject, attempts, failure) FROM shop.outbox WHERE done_at IS NULL
            """),
    ];
}
