-- Keeps pieces as before, and in one statement where there are enough for all who ask: then each who isn't in the books yet gets
-- what they want, whatever the others are. Only where pieces are scarce does the order in which they asked decide.
CREATE OR REPLACE FUNCTION shop.stock_hold(of_sku text, checkouts text[], quantities integer[], seconds integer[])
    RETURNS integer[]
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    free     integer;
    taken    integer := 0;
    made     integer;
    outcomes integer[];
    known    record;
    i        integer := 0;
BEGIN
    SELECT item.on_hand - item.reserved INTO free FROM shop.stock_items item WHERE item.sku = of_sku FOR UPDATE;
    free := coalesce(free, 0);
    IF (SELECT sum(one) FROM unnest(quantities) AS one) <= free THEN
        WITH inserted AS
        (
            INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
            SELECT of_sku, asked.id, asked.quantity, 'held', now() + make_interval(secs => asked.seconds)
            FROM unnest(checkouts, quantities, seconds) AS asked (id, quantity, seconds)
            ON CONFLICT (checkout_id, sku) DO NOTHING
            RETURNING quantity
        )
        SELECT count(*), coalesce(sum(quantity), 0) INTO made, taken FROM inserted;
        IF made > 0 THEN
            UPDATE shop.stock_items item SET reserved = item.reserved + taken, version = item.version + 1, updated_at = now()
            WHERE item.sku = of_sku;
        END IF;

        IF made = cardinality(checkouts) THEN
            RETURN array_fill(1, ARRAY[made]);
        END IF;

        RETURN
        (
            SELECT array_agg(CASE
                    WHEN hold.state IN ('released', 'expired') THEN 3
                    WHEN hold.quantity = asked.quantity THEN 1
                    ELSE 4
                END ORDER BY asked.position)
            FROM unnest(checkouts, quantities) WITH ORDINALITY AS asked (id, quantity, position)
                LEFT JOIN shop.stock_holds hold ON hold.sku = of_sku AND hold.checkout_id = asked.id
        );
    END IF;

    FOR known IN
        SELECT hold.state, hold.quantity
        FROM unnest(checkouts) WITH ORDINALITY AS asked (id, position)
            LEFT JOIN shop.stock_holds hold ON hold.sku = of_sku AND hold.checkout_id = asked.id
        ORDER BY asked.position
    LOOP
        i := i + 1;
        IF known.state IN ('released', 'expired') THEN
            outcomes[i] := 3;
        ELSIF known.state IS NOT NULL THEN
            outcomes[i] := CASE WHEN known.quantity = quantities[i] THEN 1 ELSE 4 END;
        ELSIF quantities[i] <= free THEN
            free := free - quantities[i];
            taken := taken + quantities[i];
            outcomes[i] := 0;
        ELSE
            outcomes[i] := 2;
        END IF;
    END LOOP;

    IF taken > 0 THEN
        INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
        SELECT of_sku, asked.id, asked.quantity, 'held', now() + make_interval(secs => asked.seconds)
        FROM unnest(checkouts, quantities, seconds, outcomes) AS asked (id, quantity, seconds, outcome)
        WHERE asked.outcome = 0;

        UPDATE shop.stock_items item SET reserved = item.reserved + taken, version = item.version + 1, updated_at = now()
        WHERE item.sku = of_sku;
        outcomes := array_replace(outcomes, 0, 1);
    END IF;

    RETURN outcomes;
END
$$;
