-- Keeps pieces as before (230). Where there are enough for all, the holds are placed without looking first whether one of them is there:
-- that look, and the word of it in the log, costs as much again as the hold, and almost no checkout asks twice. Where one has, nothing of
-- the batch is placed (a savepoint), and it is gone through as before.
CREATE OR REPLACE FUNCTION shop.stock_place
    (of_sku text, free integer, checkouts text[], quantities integer[], seconds integer[], states text[], OUT outcomes integer[], OUT taken integer)
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    wanted bigint;
    made   integer;
    given  integer := 0;
    known  record;
    i      integer := 0;
BEGIN
    taken := 0;
    SELECT sum(one) INTO wanted FROM unnest(quantities) AS one;
    IF wanted <= free THEN
        BEGIN
            INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
            SELECT of_sku, asked.id, asked.quantity, asked.state, now() + make_interval(secs => asked.seconds)
            FROM unnest(checkouts, quantities, seconds, states) AS asked (id, quantity, seconds, state);
            taken := wanted;
            outcomes := array_fill(1, ARRAY[cardinality(checkouts)]);
            RETURN;
        EXCEPTION WHEN unique_violation THEN
            -- Some have been asked for before.
        END;

        WITH inserted AS
        (
            INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
            SELECT of_sku, asked.id, asked.quantity, asked.state, now() + make_interval(secs => asked.seconds)
            FROM unnest(checkouts, quantities, seconds, states) AS asked (id, quantity, seconds, state)
            ON CONFLICT (checkout_id, sku) DO NOTHING
            RETURNING quantity
        )
        SELECT coalesce(sum(quantity), 0) INTO taken FROM inserted;
        SELECT array_agg(CASE
                WHEN hold.state IN ('released', 'expired') THEN 3
                WHEN hold.quantity = asked.quantity THEN 1
                ELSE 4
            END ORDER BY asked.position)
        INTO outcomes
        FROM unnest(checkouts, quantities) WITH ORDINALITY AS asked (id, quantity, position)
            LEFT JOIN shop.stock_holds hold ON hold.sku = of_sku AND hold.checkout_id = asked.id;
        RETURN;
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
            given := given + 1;
            outcomes[i] := 0;
        ELSE
            outcomes[i] := 2;
        END IF;
    END LOOP;

    IF given > 0 THEN
        INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
        SELECT of_sku, asked.id, asked.quantity, asked.state, now() + make_interval(secs => asked.seconds)
        FROM unnest(checkouts, quantities, seconds, states, outcomes) AS asked (id, quantity, seconds, state, outcome)
        WHERE asked.outcome = 0
        ON CONFLICT (checkout_id, sku) DO NOTHING;
        GET DIAGNOSTICS made = ROW_COUNT;
        IF made <> given THEN
            RAISE EXCEPTION 'A checkout was asked for twice at the same moment.' USING ERRCODE = 'serialization_failure';
        END IF;

        outcomes := array_replace(outcomes, 0, 1);
    END IF;
END
$$;
