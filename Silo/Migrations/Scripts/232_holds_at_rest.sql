-- A hold that has come to its end never expires: its time is infinity, and no index tells what state one is in. So PostgreSQL writes a
-- hold's next state beside the one before, without a word in any index (heap-only tuples), as long as its page has room: five rows of
-- every order of five lines are written that way. In the index are those that may expire, by the time at which they do.
CREATE INDEX stock_holds_expiring ON shop.stock_holds (expires_at) WHERE expires_at < 'infinity';
DROP INDEX shop.stock_holds_to_give_up;
ALTER TABLE shop.stock_holds SET (fillfactor = 50);

UPDATE shop.stock_holds SET expires_at = 'infinity' WHERE state IN ('posted', 'released', 'expired');

-- As before (171), and a hold's end takes its time away.
CREATE OR REPLACE FUNCTION shop.stock_move(of_sku text, checkouts text[], moves text[])
    RETURNS boolean[]
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    there  integer;
    made   integer;
    freed  integer;
    gone   integer;
    result boolean[];
BEGIN
    SELECT item.on_hand INTO there FROM shop.stock_items item WHERE item.sku = of_sku FOR UPDATE;

    WITH moved AS
    (
        UPDATE shop.stock_holds hold
        SET state = CASE asked.move
                WHEN 'Release' THEN 'released'
                WHEN 'Expire' THEN 'expired'
                WHEN 'BeginPayment' THEN 'paying'
                WHEN 'EndPayment' THEN 'held'
                WHEN 'Abandon' THEN 'released'
                WHEN 'Post' THEN 'posted'
            END,
            expires_at = CASE asked.move
                WHEN 'BeginPayment' THEN hold.expires_at
                WHEN 'EndPayment' THEN now() + interval '10 minutes'
                ELSE 'infinity'
            END,
            changed_at = now()
        FROM unnest(checkouts, moves) AS asked (id, move)
        WHERE hold.sku = of_sku AND hold.checkout_id = asked.id
            AND hold.state = CASE asked.move
                WHEN 'EndPayment' THEN 'paying'
                WHEN 'Abandon' THEN 'paying'
                WHEN 'Post' THEN 'sold'
                ELSE 'held'
            END
            AND (asked.move <> 'Expire' OR hold.expires_at <= now())
        RETURNING hold.checkout_id, hold.quantity, asked.move
    ),
    posted AS
    (
        INSERT INTO shop.stock_ledger (sku, kind, delta, on_hand, checkout_id, reason, actor)
        SELECT of_sku, 'sold', -moved.quantity, there - sum(moved.quantity) OVER (ORDER BY moved.checkout_id), moved.checkout_id, 'order', 'shop'
        FROM moved WHERE moved.move = 'Post'
    )
    SELECT
        count(*),
        coalesce(sum(moved.quantity) FILTER (WHERE moved.move IN ('Release', 'Expire', 'Abandon', 'Post')), 0),
        coalesce(sum(moved.quantity) FILTER (WHERE moved.move = 'Post'), 0)
    INTO made, freed, gone FROM moved;

    IF freed > 0 THEN
        UPDATE shop.stock_items item
        SET on_hand = item.on_hand - gone, reserved = item.reserved - freed, version = item.version + 1, updated_at = now()
        WHERE item.sku = of_sku;
    END IF;

    IF made = cardinality(checkouts) THEN
        RETURN array_fill(true, ARRAY[made]);
    END IF;

    SELECT array_agg(coalesce(hold.state = CASE asked.move
            WHEN 'Release' THEN 'released'
            WHEN 'Expire' THEN 'expired'
            WHEN 'BeginPayment' THEN 'paying'
            WHEN 'EndPayment' THEN 'held'
            WHEN 'Abandon' THEN 'released'
            WHEN 'Post' THEN 'posted'
        END, false) ORDER BY asked.position)
    INTO result
    FROM unnest(checkouts, moves) WITH ORDINALITY AS asked (id, move, position)
        LEFT JOIN shop.stock_holds hold ON hold.sku = of_sku AND hold.checkout_id = asked.id;
    RETURN result;
END
$$;
