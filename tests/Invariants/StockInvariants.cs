namespace Shop.Invariants;

/// <summary>What must be true of stock, holds and the ledger in any one snapshot.</summary>
internal static class StockInvariants
{
    public static IEnumerable<Invariant> Always { get; } =
    [
        new("no more is promised than is there", """
            SELECT format('%s: %s of %s', sku, reserved, on_hand) FROM shop.stock_items WHERE reserved < 0 OR reserved > on_hand
            """),
        new("what is reserved is the sum of the holds", """
            SELECT format('%s: %s reserved, %s in holds, parts and all', sku, coalesce(item.reserved, 0), coalesce(held.quantity, 0))
            FROM (SELECT sku, reserved FROM shop.stock_counts) AS item
                FULL JOIN
                (
                    SELECT sku, sum(quantity) AS quantity FROM shop.stock_holds WHERE state IN ('held', 'paying', 'sold') GROUP BY sku
                ) AS held USING (sku)
            WHERE coalesce(item.reserved, 0) <> coalesce(held.quantity, 0)
            """),
        new("a part has no fewer than no pieces, and some only while its stock is divided", """
            SELECT format('%s: part %s has %s', part.sku, part.part, part.free)
            FROM shop.stock_parts part LEFT JOIN shop.stock_items item ON item.sku = part.sku
            WHERE part.free < 0 OR (part.free > 0 AND (item.spread IS NOT TRUE OR part.part > item.parts))
            """),
        new("what is on hand is what the ledger's last entry says", """
            SELECT format('%s: %s on hand, %s in the ledger', item.sku, item.on_hand, entry.on_hand)
            FROM shop.stock_items item
                JOIN (SELECT DISTINCT ON (sku) sku, on_hand FROM shop.stock_ledger ORDER BY sku, id DESC) AS entry USING (sku)
            WHERE item.on_hand <> entry.on_hand
            """),
        new("each entry of the ledger goes on from the one before", """
            SELECT format('%s, entry %s: %s and %s is not %s', sku, id, before, delta, on_hand)
            FROM (SELECT *, lag(on_hand) OVER (PARTITION BY sku ORDER BY id) AS before FROM shop.stock_ledger) AS entry
            WHERE before + delta <> on_hand
            """),
        new("what was posted is in the ledger once, and nothing else is", """
            SELECT format('%s of %s: %s posted, %s in the ledger', sku, checkout_id, hold.quantity, -entry.delta)
            FROM (SELECT * FROM shop.stock_holds WHERE state = 'posted') AS hold
                FULL JOIN (SELECT * FROM shop.stock_ledger WHERE kind = 'sold') AS entry USING (sku, checkout_id)
            WHERE hold.quantity IS DISTINCT FROM -entry.delta
            """),
    ];

    /// <summary>Where nothing is under way any more.</summary>
    public static IEnumerable<Invariant> AtRest { get; } =
    [
        new("nothing sold waits for the books", """
            SELECT format('%s of %s', sku, checkout_id) FROM shop.stock_holds WHERE state = 'sold'
            """),
        new("nothing is held but for an open checkout, and nothing is being paid", """
            SELECT format('%s of %s is %s, its checkout %s', hold.sku, hold.checkout_id, hold.state, coalesce(checkout.status, 'is none'))
            FROM shop.stock_holds hold LEFT JOIN shop.checkouts checkout ON checkout.id = hold.checkout_id
            WHERE hold.state = 'paying' OR (hold.state = 'held' AND checkout.status IS DISTINCT FROM 'Open')
            """),
    ];
}
