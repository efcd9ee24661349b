-- What was sold, summed up by day (UTC), country of delivery, currency and product, for reports. A row without a product ('') is of whole
-- orders: how many, their pieces, their totals, and what of those was given back; one of a product has its orders, pieces and lines' sums.
-- Cancelled orders are no sales: they are taken out again, of the day on which they were placed. Amounts are minor units.
CREATE TABLE shop.sales
(
    day        date             NOT NULL,
    country    text COLLATE "C" NOT NULL,
    currency   text COLLATE "C" NOT NULL,
    product_id text COLLATE "C" NOT NULL,
    orders     bigint           NOT NULL,
    pieces     bigint           NOT NULL,
    amount     bigint           NOT NULL,
    refunded   bigint           NOT NULL,

    PRIMARY KEY (day, product_id, country, currency)
) WITH (fillfactor = 50);

-- Lines of orders' stories that aren't in the sums yet, each written with its line. Whoever takes them out adds them to the sums in the same
-- transaction: each counts once. The line ('', 0) asks for the sums to be made anew; the first one is there for the orders of the time before.
CREATE TABLE shop.sales_queue
(
    order_id text COLLATE "C" NOT NULL,
    position bigint           NOT NULL,

    PRIMARY KEY (order_id, position)
);

INSERT INTO shop.sales_queue (order_id, position) VALUES ('', 0);

CREATE FUNCTION shop.sales_of_orders()
    RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    INSERT INTO shop.sales_queue (order_id, position)
    SELECT told.order_id, told.position FROM fresh told WHERE told.kind IN ('placed', 'cancelled', 'refunded');
    RETURN NULL;
END
$$;

-- Whatever version of a silo it is that adds the line.
CREATE TRIGGER sales AFTER INSERT ON shop.order_events REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION shop.sales_of_orders();

-- The sums by the orders themselves.
CREATE VIEW shop.sales_by_orders AS
WITH placed AS
(
    SELECT one.id, (one.placed_at AT TIME ZONE 'UTC')::date AS day, one.address ->> 'country' AS country, one.currency::text AS currency, one.total
    FROM shop.orders one WHERE one.status <> 'cancelled'
),
line AS
(
    SELECT order_id, product_id, sum(quantity) AS pieces, sum(total) AS amount FROM shop.order_lines GROUP BY order_id, product_id
)
SELECT placed.day, placed.country, placed.currency, '' AS product_id, count(*) AS orders, sum(held.pieces)::bigint AS pieces,
    sum(placed.total)::bigint AS amount, sum(payment.refunded)::bigint AS refunded
FROM placed
    JOIN shop.payments payment ON payment.order_id = placed.id
    JOIN (SELECT order_id, sum(pieces) AS pieces FROM line GROUP BY order_id) AS held ON held.order_id = placed.id
GROUP BY placed.day, placed.country, placed.currency
UNION ALL
SELECT placed.day, placed.country, placed.currency, line.product_id, count(*), sum(line.pieces)::bigint, sum(line.amount)::bigint, 0
FROM placed JOIN line ON line.order_id = placed.id
GROUP BY placed.day, placed.country, placed.currency, line.product_id;

-- What lines of stories add to the sums. It follows from the lines and what stands before them alone, whenever it is asked: a refund of an
-- order that was cancelled before adds nothing, and a cancellation takes out what was refunded before.
CREATE FUNCTION shop.sales_of(of_orders text[], positions bigint[])
    RETURNS TABLE (day date, country text, currency text, product_id text, orders bigint, pieces bigint, amount bigint, refunded bigint)
    LANGUAGE sql
    STABLE
AS
$$
WITH told AS
(
    SELECT event.order_id, event.position, event.kind, event.data ->> 'refund' AS refund, placed.total,
        (placed.placed_at AT TIME ZONE 'UTC')::date AS day, placed.address ->> 'country' AS country, placed.currency::text AS currency,
        CASE event.kind WHEN 'placed' THEN 1 WHEN 'cancelled' THEN -1 END AS sign
    FROM unnest(of_orders, positions) AS asked (order_id, position)
        JOIN shop.order_events event ON event.order_id = asked.order_id AND event.position = asked.position
        JOIN shop.orders placed ON placed.id = event.order_id
),
part AS
(
    SELECT told.day, told.country, told.currency, '' AS product_id, told.sign::bigint AS orders,
        told.sign * (SELECT sum(line.quantity) FROM shop.order_lines line WHERE line.order_id = told.order_id) AS pieces,
        told.sign * told.total AS amount,
        CASE WHEN told.kind = 'cancelled' THEN
        (
            SELECT coalesce(-sum(refund.amount), 0)
            FROM shop.order_events before JOIN shop.refunds refund ON refund.key = before.data ->> 'refund'
            WHERE before.order_id = told.order_id AND before.kind = 'refunded' AND before.position < told.position
        ) ELSE 0 END AS refunded
    FROM told WHERE told.sign IS NOT NULL
    UNION ALL
    SELECT told.day, told.country, told.currency, line.product_id, told.sign, told.sign * sum(line.quantity), told.sign * sum(line.total), 0
    FROM told JOIN shop.order_lines line ON line.order_id = told.order_id
    WHERE told.sign IS NOT NULL
    GROUP BY told.order_id, told.position, told.day, told.country, told.currency, told.sign, line.product_id
    UNION ALL
    SELECT told.day, told.country, told.currency, '', 0, 0, 0, refund.amount
    FROM told JOIN shop.refunds refund ON refund.key = told.refund
    WHERE told.kind = 'refunded' AND NOT EXISTS
    (
        SELECT FROM shop.order_events before
        WHERE before.order_id = told.order_id AND before.kind = 'cancelled' AND before.position < told.position
    )
)
SELECT part.day, part.country, part.currency, part.product_id, sum(part.orders)::bigint, sum(part.pieces)::bigint, sum(part.amount)::bigint,
    sum(part.refunded)::bigint
FROM part GROUP BY part.day, part.country, part.currency, part.product_id
$$;

-- Makes the sums anew by the orders. Queue and orders are seen at one moment, by one statement: what comes meanwhile stays in the queue.
CREATE FUNCTION shop.sales_rebuild()
    RETURNS void
    LANGUAGE sql
AS
$$
WITH done AS (DELETE FROM shop.sales_queue),
fresh AS MATERIALIZED (SELECT * FROM shop.sales_by_orders),
gone AS
(
    DELETE FROM shop.sales old
    WHERE NOT EXISTS
    (
        SELECT FROM fresh
        WHERE (fresh.day, fresh.product_id, fresh.country, fresh.currency) = (old.day, old.product_id, old.country, old.currency)
    )
)
INSERT INTO shop.sales (day, country, currency, product_id, orders, pieces, amount, refunded)
SELECT day, country, currency, product_id, orders, pieces, amount, refunded FROM fresh
ON CONFLICT (day, product_id, country, currency) DO UPDATE
SET orders = excluded.orders, pieces = excluded.pieces, amount = excluded.amount, refunded = excluded.refunded
$$;

-- Adds what waits to the sums, so many lines at most. Answers how many it took; one silo at a time, the others are told 0.
CREATE FUNCTION shop.sales_project(most integer)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    taken integer;
BEGIN
    -- "sale" in ASCII.
    IF NOT EXISTS (SELECT FROM shop.sales_queue) OR NOT pg_try_advisory_xact_lock(x'73616C65'::bigint) THEN
        RETURN 0;
    ELSIF EXISTS (SELECT FROM shop.sales_queue WHERE order_id = '') THEN
        PERFORM shop.sales_rebuild();
        RETURN 1;
    END IF;

    WITH took AS
    (
        DELETE FROM shop.sales_queue waiting
        WHERE (waiting.order_id, waiting.position) IN (SELECT first.order_id, first.position FROM shop.sales_queue first LIMIT most)
        RETURNING waiting.order_id, waiting.position
    ),
    lists AS (SELECT array_agg(order_id) AS orders, array_agg(position) AS positions FROM took),
    added AS
    (
        INSERT INTO shop.sales AS there (day, country, currency, product_id, orders, pieces, amount, refunded)
        SELECT part.* FROM lists CROSS JOIN shop.sales_of(lists.orders, lists.positions) AS part
        ON CONFLICT (day, product_id, country, currency) DO UPDATE
        SET orders = there.orders + excluded.orders, pieces = there.pieces + excluded.pieces, amount = there.amount + excluded.amount,
            refunded = there.refunded + excluded.refunded
    )
    SELECT count(*) INTO taken FROM took;
    RETURN taken;
END
$$;
