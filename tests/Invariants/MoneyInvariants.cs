namespace Shop.Invariants;

/// <summary>What must be true of the shop's payments beside the provider's own ledger, in any one snapshot of both.</summary>
internal static class MoneyInvariants
{
    // The shop names a payment by its checkout and the number of the attempt.
    private const string CheckoutOf = "regexp_replace(charge.key, '-[0-9]+$', '')";

    public static IEnumerable<Invariant> Always { get; } =
    [
        // What was given back whole belongs to nobody any more, as after the loss of a region that had not copied its last orders.
        new("what is taken belongs to an order", """
            SELECT format('%s: %s %s taken', charge.key, charge.captured - charge.refunded, charge.currency)
            FROM test_payments.payments charge LEFT JOIN shop.payments payment USING (key)
            WHERE charge.captured > charge.refunded AND payment.key IS NULL
            """),
        new("a checkout is charged once at most", $"""
            SELECT format('%s: %s charges', {CheckoutOf}, count(*))
            FROM test_payments.payments charge WHERE charge.status IN ('authorised', 'captured')
            GROUP BY {CheckoutOf} HAVING count(*) > 1
            """),
        new("an order's money is set aside or taken, to the minor unit", """
            SELECT format('%s: the shop has %s %s, %s; the provider %s %s, %s', payment.key, payment.amount, payment.currency, payment.status,
                charge.amount, charge.currency, charge.status)
            FROM shop.payments payment LEFT JOIN test_payments.payments charge USING (key)
            WHERE (charge.amount, charge.currency) IS DISTINCT FROM (payment.amount, payment.currency::text)
                OR (payment.status = 'captured') > (charge.status = 'captured')
                OR (payment.status = 'authorised' AND charge.status NOT IN ('authorised', 'captured')
                    AND NOT EXISTS (SELECT FROM shop.orders placed WHERE placed.id = payment.order_id AND placed.status = 'cancelled'))
            """),
        new("no more is given back than was taken", """
            SELECT format('%s: %s of %s', key, sum(amount) FILTER (WHERE kind = 'refunded'), sum(amount) FILTER (WHERE kind = 'captured'))
            FROM test_payments.ledger GROUP BY key
            HAVING coalesce(sum(amount) FILTER (WHERE kind = 'refunded'), 0) > coalesce(sum(amount) FILTER (WHERE kind = 'captured'), 0)
            """),
        new("the provider's ledger has what it charged, once", """
            SELECT format('%s: %s taken, %s in the ledger', charge.key, charge.captured, coalesce(sum(entry.amount), 0))
            FROM test_payments.payments charge LEFT JOIN test_payments.ledger entry ON entry.key = charge.key AND entry.kind = 'captured'
            GROUP BY charge.key, charge.captured HAVING charge.captured <> coalesce(sum(entry.amount), 0)
            """),
    ];

    /// <summary>Where nothing is under way any more.</summary>
    public static IEnumerable<Invariant> AtRest { get; } =
    [
        // What people give back at the provider's own desk is no business of the shop's.
        new("what was given back is what the shop says", """
            SELECT format('%s: the shop gave %s back, and %s are to follow; the provider %s', key, payment.refunded, payment.refunding, given.amount)
            FROM shop.payments payment
                CROSS JOIN LATERAL
                (
                    SELECT coalesce(sum(entry.amount), 0) AS amount FROM test_payments.ledger entry
                    WHERE entry.key = payment.key AND entry.kind = 'refunded' AND entry.refund <> 'by-hand'
                ) AS given
            WHERE payment.refunding <> 0 OR given.amount <> payment.refunded
                OR payment.refunded <> (SELECT coalesce(sum(amount), 0) FROM shop.refunds refund WHERE refund.order_id = payment.order_id AND status = 'done')
            """),
        new("nothing is set aside for nobody", """
            SELECT format('%s: %s %s', charge.key, charge.amount, charge.currency)
            FROM test_payments.payments charge LEFT JOIN shop.payments payment USING (key)
            WHERE charge.status = 'authorised' AND payment.key IS NULL
            """),
        new("every order that stands is paid", """
            SELECT format('%s is %s, its payment %s', placed.id, placed.status, charge.status)
            FROM shop.orders placed
                LEFT JOIN shop.payments payment ON payment.order_id = placed.id
                LEFT JOIN test_payments.payments charge ON charge.key = payment.key
            WHERE placed.status <> 'cancelled'
                AND (placed.status = 'placed' OR payment.status <> 'captured' OR charge.status IS DISTINCT FROM 'captured')
            """),
    ];
}
