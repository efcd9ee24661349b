-- One thing's stock in several parts, so that those who want it wait for several locks and commits instead of one. A part has pieces to
-- give away and nothing else. They count as reserved in stock_items from when the part gets them on, whoever has them by then: a hold
-- that a part has given is moved, posted and given back as any other is, in stock_items, and nobody needs to know where it came from.
--   stock_items.reserved = what is held, paying or sold, and what the parts have to give away
-- Whoever finds too little in the stock's own row has its lock, takes everything back from the parts, and decides on all there is: so
-- nothing is sold out that isn't. Locks are taken in one order: the stock's row, then its parts by number.
-- Processes of the build before call the same functions. What they show of a thing whose stock is in parts is too little.
ALTER TABLE shop.stock_items
    -- What staff want.
    ADD COLUMN parts  smallint NOT NULL DEFAULT 1 CHECK (parts BETWEEN 1 AND 8),
    -- Whether parts may have pieces now.
    ADD COLUMN spread boolean  NOT NULL DEFAULT false;

CREATE INDEX stock_items_spread ON shop.stock_items (sku) WHERE spread;

-- Rows stay where they aren't used any more: their versions count.
CREATE TABLE shop.stock_parts
(
    sku     text COLLATE "C" NOT NULL,
    part    smallint         NOT NULL CHECK (part BETWEEN 1 AND 8),
    free    integer          NOT NULL CHECK (free >= 0),
    version bigint           NOT NULL DEFAULT 0,

    PRIMARY KEY (sku, part)
) WITH (fillfactor = 50);

-- What there is, parts and all. Of what one statement reads here, the greater version is the later one.
CREATE VIEW shop.stock_counts AS
SELECT item.sku, item.on_hand, (item.reserved - coalesce(part.free, 0))::integer AS reserved,
    (item.version + coalesce(part.version, 0))::bigint AS version, item.parts
FROM shop.stock_items item
    LEFT JOIN (SELECT one.sku, sum(one.free) AS free, sum(one.version) AS version FROM shop.stock_parts one GROUP BY one.sku) AS part USING (sku);

-- Takes back what the parts have, for a caller who has the stock's row locked. Answers what is free then.
CREATE FUNCTION shop.stock_gather(of_sku text)
    RETURNS integer
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    back integer;
    free integer;
BEGIN
    SELECT coalesce(sum(locked.free), 0) INTO back
    FROM (SELECT one.free FROM shop.stock_parts one WHERE one.sku = of_sku ORDER BY one.part FOR UPDATE) AS locked;
    UPDATE shop.stock_parts one SET free = 0 WHERE one.sku = of_sku AND one.free > 0;
    UPDATE shop.stock_items item SET reserved = item.reserved - back, spread = false WHERE item.sku = of_sku
    RETURNING item.on_hand - item.reserved INTO free;
    RETURN free;
END
$$;

-- Gives the parts what is free, evenly, for a caller who has the stock's row locked; where that is less than 64 pieces each, nothing: a
-- part that has fewer than come together for one commit sends most of them on, and the last pieces are for whoever asks.
CREATE FUNCTION shop.stock_divide(of_sku text)
    RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    into_parts integer;
    portion    integer;
BEGIN
    SELECT item.parts, (item.on_hand - item.reserved) / item.parts INTO into_parts, portion FROM shop.stock_items item WHERE item.sku = of_sku;
    IF into_parts = 1 OR portion < 64 THEN
        RETURN;
    END IF;

    INSERT INTO shop.stock_parts AS one (sku, part, free) SELECT of_sku, number, portion FROM generate_series(1, into_parts) AS number
    ON CONFLICT (sku, part) DO UPDATE SET free = one.free + portion;
    UPDATE shop.stock_items item SET reserved = item.reserved + portion * into_parts, spread = true WHERE item.sku = of_sku;
END
$$;

-- Keeps pieces for checkouts out of so many that are free, for a caller who has locked what they are counted in: for all at once where
-- there are enough for all, else in the order in which they asked (143). Answers for each what Shop.Inventory.HoldOutcome says, and how
-- many were taken. A checkout that is asked for elsewhere at the same moment is waited for; where that can't be, the transaction ends and
-- is begun again.
CREATE FUNCTION shop.stock_place
    (of_sku text, free integer, checkouts text[], quantities integer[], seconds integer[], states text[], OUT outcomes integer[], OUT taken integer)
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    made  integer;
    given integer := 0;
    known record;
    i     integer := 0;
BEGIN
    taken := 0;
    IF (SELECT sum(one) FROM unnest(quantities) AS one) <= free THEN
        WITH inserted AS
        (
            INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
            SELECT of_sku, asked.id, asked.quantity, asked.state, now() + make_interval(secs => asked.seconds)
            FROM unnest(checkouts, quantities, seconds, states) AS asked (id, quantity, seconds, state)
            ON CONFLICT (checkout_id, sku) DO NOTHING
            RETURNING quantity
        )
        SELECT count(*), coalesce(sum(quantity), 0) INTO made, taken FROM inserted;
        IF made = cardinality(checkouts) THEN
            outcomes := array_fill(1, ARRAY[made]);
            RETURN;
        END IF;

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

-- Keeps pieces as before (172), and of a stock in parts those that its parts have where its own don't suffice.
CREATE OR REPLACE FUNCTION shop.stock_hold(of_sku text, checkouts text[], quantities integer[], seconds integer[], states text[])
    RETURNS integer[]
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    item   record;
    placed record;
BEGIN
    SELECT one.on_hand - one.reserved AS free, one.parts, one.spread INTO item FROM shop.stock_items one WHERE one.sku = of_sku FOR UPDATE;
    IF item.spread AND item.free < (SELECT sum(one) FROM unnest(quantities) AS one) THEN
        item.free := shop.stock_gather(of_sku);
    END IF;

    placed := shop.stock_place(of_sku, coalesce(item.free, 0), checkouts, quantities, seconds, states);
    IF placed.taken > 0 THEN
        UPDATE shop.stock_items one SET reserved = one.reserved + placed.taken, version = one.version + 1, updated_at = now()
        WHERE one.sku = of_sku;
    END IF;

    IF item.parts > 1 THEN
        PERFORM shop.stock_divide(of_sku);
    END IF;

    RETURN placed.outcomes;
END
$$;

-- For silos of builds from before 172.
CREATE OR REPLACE FUNCTION shop.stock_hold(of_sku text, checkouts text[], quantities integer[], seconds integer[])
    RETURNS integer[]
    LANGUAGE sql
AS
$$
    SELECT shop.stock_hold(of_sku, checkouts, quantities, seconds, array_fill('held'::text, ARRAY[cardinality(checkouts)]))
$$;

-- Keeps pieces that a part has. Answers 0 for who wants more than it has: the stock itself decides then.
CREATE FUNCTION shop.stock_hold_part(of_sku text, checkouts text[], quantities integer[], seconds integer[], states text[], of_part integer)
    RETURNS integer[]
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    there  integer;
    placed record;
BEGIN
    SELECT one.free INTO there FROM shop.stock_parts one WHERE one.sku = of_sku AND one.part = of_part FOR UPDATE;
    placed := shop.stock_place(of_sku, coalesce(there, 0), checkouts, quantities, seconds, states);
    IF placed.taken > 0 THEN
        UPDATE shop.stock_parts one SET free = one.free - placed.taken, version = one.version + 1
        WHERE one.sku = of_sku AND one.part = of_part;
    END IF;

    RETURN array_replace(placed.outcomes, 2, 0);
END
$$;

-- Changes what is on hand as before (141), on all that there is: a stock in parts is brought together for it.
CREATE OR REPLACE FUNCTION shop.stock_change
    (of_sku text, named uuid, value integer, is_delta boolean, why text, who text, most integer)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    item    shop.stock_items;
    earlier shop.stock_ledger;
    wanted  bigint;
    verdict integer := 0;
BEGIN
    INSERT INTO shop.stock_items (sku, on_hand) VALUES (of_sku, 0) ON CONFLICT (sku) DO NOTHING;
    SELECT * INTO item FROM shop.stock_items one WHERE one.sku = of_sku FOR UPDATE;
    SELECT * INTO earlier FROM shop.stock_ledger entry WHERE entry.sku = of_sku AND entry.operation = named;
    IF FOUND THEN
        RETURN CASE WHEN earlier.given = value AND (earlier.kind = 'adjusted') = is_delta THEN -1 ELSE 3 END;
    END IF;

    IF item.spread THEN
        item.reserved := item.on_hand - shop.stock_gather(of_sku);
    END IF;

    wanted := CASE WHEN is_delta THEN item.on_hand::bigint + value ELSE value END;
    IF wanted < item.reserved THEN
        verdict := 1;
    ELSIF wanted > most THEN
        verdict := 2;
    ELSE
        INSERT INTO shop.stock_ledger (sku, kind, delta, on_hand, operation, given, reason, actor)
        VALUES (of_sku, CASE WHEN is_delta THEN 'adjusted' ELSE 'counted' END, wanted - item.on_hand, wanted, named, value, why, who);
        UPDATE shop.stock_items one SET on_hand = wanted, version = one.version + 1, updated_at = now() WHERE one.sku = of_sku;
    END IF;

    IF item.parts > 1 THEN
        PERFORM shop.stock_divide(of_sku);
    END IF;

    RETURN verdict;
END
$$;

-- The version of a stock and its parts, for a caller who has the stock's row locked: it stays until that one's transaction ends.
CREATE FUNCTION shop.stock_version(of_sku text)
    RETURNS bigint
    LANGUAGE sql
AS
$$
    SELECT item.version + coalesce((
            SELECT sum(locked.version)::bigint
            FROM (SELECT one.version FROM shop.stock_parts one WHERE one.sku = of_sku ORDER BY one.part FOR UPDATE) AS locked), 0)
    FROM shop.stock_items item WHERE item.sku = of_sku
$$;

-- In staff's name, as before (142).
CREATE OR REPLACE FUNCTION shop.stock_change
    (of_sku text, named uuid, value integer, is_delta boolean, why text, who text, most integer, from_version bigint, change uuid)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    before  shop.stock_items;
    verdict integer;
BEGIN
    INSERT INTO shop.stock_items (sku, on_hand) VALUES (of_sku, 0) ON CONFLICT (sku) DO NOTHING;
    SELECT * INTO before FROM shop.stock_items one WHERE one.sku = of_sku FOR UPDATE;
    IF from_version IS NOT NULL AND shop.stock_version(of_sku) <> from_version
        AND NOT EXISTS (SELECT FROM shop.stock_ledger entry WHERE entry.sku = of_sku AND entry.operation = named) THEN
        RETURN 4;
    END IF;

    verdict := shop.stock_change(of_sku, named, value, is_delta, why, who, most);
    IF verdict = 0 THEN
        INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
        SELECT change, 'stock-' || of_sku, one.version, who, named, 4,
            jsonb_build_object('onHand', before.on_hand), jsonb_build_object('onHand', one.on_hand, 'reason', why), 1, true
        FROM shop.stock_items one WHERE one.sku = of_sku;
    END IF;
    RETURN verdict;
END
$$;

-- Says into how many parts a stock is to be divided, once for each operation, with a row of the audit log. Answers what
-- Shop.Inventory.StockRefusal says; -1 for a repeat.
CREATE FUNCTION shop.stock_split(of_sku text, named uuid, into_parts integer, who text, from_version bigint, change uuid)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    before  shop.stock_items;
    earlier jsonb;
BEGIN
    INSERT INTO shop.stock_items (sku, on_hand) VALUES (of_sku, 0) ON CONFLICT (sku) DO NOTHING;
    SELECT * INTO before FROM shop.stock_items one WHERE one.sku = of_sku FOR UPDATE;
    SELECT entry.after INTO earlier FROM shop.catalog_changes entry WHERE entry.subject = 'stock-' || of_sku AND entry.operation = named;
    IF FOUND THEN
        RETURN CASE WHEN earlier -> 'parts' = to_jsonb(into_parts) THEN -1 ELSE 3 END;
    ELSIF from_version IS NOT NULL AND shop.stock_version(of_sku) <> from_version THEN
        RETURN 4;
    END IF;

    IF before.spread THEN
        PERFORM shop.stock_gather(of_sku);
    END IF;

    UPDATE shop.stock_items one SET parts = into_parts, version = one.version + 1, updated_at = now() WHERE one.sku = of_sku;
    PERFORM shop.stock_divide(of_sku);
    INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
    VALUES (change, 'stock-' || of_sku, before.version + 1, who, named, 4,
        jsonb_build_object('parts', before.parts), jsonb_build_object('parts', into_parts), 1, true);
    RETURN 0;
END
$$;
