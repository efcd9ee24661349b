namespace Shop.Invariants;

/// <summary>What must be true of the sums for reports, in any one snapshot.</summary>
internal static class ReportInvariants
{
    public static IEnumerable<Invariant> Always { get; } =
    [
        // Unless they are just to be made anew.
        new("what was sold, with what waits to be added, sums up to the orders", """
            SELECT format('%s in %s (%s) of %s: %s, %s by the orders', day, country, currency, coalesce(nullif(product_id, ''), 'all'),
                (kept.orders, kept.pieces, kept.amount, kept.refunded), (orders.orders, orders.pieces, orders.amount, orders.refunded))
            FROM
                (
                    SELECT day, country, currency, product_id, sum(orders) AS orders, sum(pieces) AS pieces, sum(amount) AS amount, sum(refunded) AS refunded
                    FROM
                    (
                        SELECT day, country, currency, product_id, orders, pieces, amount, refunded FROM shop.sales
                        UNION ALL
                        SELECT part.*
                        FROM (SELECT array_agg(order_id) AS ids, array_agg(position) AS positions FROM shop.sales_queue) AS waiting
                            CROSS JOIN shop.sales_of(waiting.ids, waiting.positions) AS part
                    ) AS parts
                    GROUP BY day, country, currency, product_id
                ) AS kept
                FULL JOIN shop.sales_by_orders AS orders USING (day, country, currency, product_id)
            WHERE (coalesce(kept.orders, 0), coalesce(kept.pieces, 0), coalesce(kept.amount, 0), coalesce(kept.refunded, 0))
                    <> (coalesce(orders.orders, 0), coalesce(orders.pieces, 0), coalesce(orders.amount, 0), coalesce(orders.refunded, 0))
                AND NOT EXISTS (SELECT FROM shop.sales_queue WHERE order_id = '')
            """),
    ];

    /// <summary>Where nothing is under way any more.</summary>
    public static IEnumerable<Invariant> AtRest { get; } =
    [
        new("nothing sold waits to be summed up", "SELECT format('%s-%s', order_id, position) FROM shop.sales_queue"),
    ];
}
