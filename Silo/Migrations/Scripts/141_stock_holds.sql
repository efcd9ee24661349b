-- What is kept for whom. A row is the whole story of one hold: when it began, what it is, since when. A checkout has one hold
-- of a thing, ever, so that a late repeat can't hold again what was given up.
--   held → paying → sold → posted; held → released, expired; paying → held, released
-- stock_items.reserved is the sum of what is held, paying or sold. The row there is locked before any here is written, so that a
-- foreign key would find nothing and cost a look for every hold.
CREATE TABLE shop.stock_holds
(
    sku         text COLLATE "C" NOT NULL,
    checkout_id text COLLATE "C" NOT NULL,
    quantity    integer          NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    state       text COLLATE "C" NOT NULL CHECK (state IN ('held', 'paying', 'sold', 'posted', 'released', 'expired')),
    expires_at  timestamptz      NOT NULL,
    created_at  timestamptz      NOT NULL DEFAULT now(),
    changed_at  timestamptz      NOT NULL DEFAULT now(),

    PRIMARY KEY (checkout_id, sku)
) WITH (fillfactor = 90);

CREATE INDEX stock_holds_to_expire ON shop.stock_holds (expires_at) WHERE state = 'held';
CREATE INDEX stock_holds_to_post ON shop.stock_holds (changed_at) WHERE state = 'sold';

-- Every change of what is on hand, with its reason: stock_items.on_hand is what there was at first and the sum of the deltas.
CREATE TABLE shop.stock_ledger
(
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku         text COLLATE "C" NOT NULL REFERENCES shop.stock_items (sku),
    at          timestamptz      NOT NULL DEFAULT now(),
    kind        text COLLATE "C" NOT NULL CHECK (kind IN ('counted', 'adjusted', 'sold')),
    delta       integer          NOT NULL,
    on_hand     integer          NOT NULL CHECK (on_hand >= 0),
    checkout_id text COLLATE "C" NULL,
    operation   uuid             NULL,
    given       integer          NULL,
    reason      text             NOT NULL,
    actor       text COLLATE "C" NOT NULL,

    UNIQUE (sku, operation),
    UNIQUE (sku, checkout_id)
);

CREATE INDEX stock_ledger_of_sku ON shop.stock_ledger (sku, id DESC);

-- Keeps pieces for checkouts, in the order given, as long as there are any; a checkout stands in it once. The row of the stock
-- is locked first, so that whoever calls decides on what there is and not on what it remembers: silos that both believe they
-- own a stock can't sell it twice. Holds are found one by one through their key, whatever the statistics say: a join that reads
-- all holds of a hot thing costs more with every one of them. Answers for each what Shop.Inventory.HoldOutcome says.
CREATE FUNCTION shop.stock_hold(of_sku text, checkouts text[], quantities integer[], seconds integer[])
    RETURNS integer[]
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    free     integer;
    taken    integer := 0;
    outcomes integer[];
    known    record;
    i        integer := 0;
BEGIN
    SELECT item.on_hand - item.reserved INTO free FROM shop.stock_items item WHERE item.sku = of_sku FOR UPDATE;
    free := coalesce(free, 0);
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

-- Moves holds on; a checkout stands in it once. Answers for each whether its hold has made this move, now or before. A hold that
-- is 'sold' became so in its order's transaction.
CREATE FUNCTION shop.stock_move(of_sku text, checkouts text[], moves text[])
    RETURNS boolean[]
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    there  integer;
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
            expires_at = CASE asked.move WHEN 'EndPayment' THEN now() + interval '10 minutes' ELSE hold.expires_at END,
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
        coalesce(sum(moved.quantity) FILTER (WHERE moved.move IN ('Release', 'Expire', 'Abandon', 'Post')), 0),
        coalesce(sum(moved.quantity) FILTER (WHERE moved.move = 'Post'), 0)
    INTO freed, gone FROM moved;

    IF freed > 0 THEN
        UPDATE shop.stock_items item
        SET on_hand = item.on_hand - gone, reserved = item.reserved - freed, version = item.version + 1, updated_at = now()
        WHERE item.sku = of_sku;
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

-- Changes what is on hand, once for each operation. Answers what Shop.Inventory.StockRefusal says; -1 for a repeat.
CREATE FUNCTION shop.stock_change
    (of_sku text, named uuid, value integer, is_delta boolean, why text, who text, most integer)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    item    shop.stock_items;
    earlier shop.stock_ledger;
    wanted  bigint;
BEGIN
    INSERT INTO shop.stock_items (sku, on_hand) VALUES (of_sku, 0) ON CONFLICT (sku) DO NOTHING;
    SELECT * INTO item FROM shop.stock_items one WHERE one.sku = of_sku FOR UPDATE;
    SELECT * INTO earlier FROM shop.stock_ledger entry WHERE entry.sku = of_sku AND entry.operation = named;
    IF FOUND THEN
        RETURN CASE WHEN earlier.given = value AND (earlier.kind = 'adjusted') = is_delta THEN -1 ELSE 3 END;
    END IF;

    wanted := CASE WHEN is_delta THEN item.on_hand::bigint + value ELSE value END;
    IF wanted < item.reserved THEN
        RETURN 1;
    ELSIF wanted > most THEN
        RETURN 2;
    END IF;

    INSERT INTO shop.stock_ledger (sku, kind, delta, on_hand, operation, given, reason, actor)
    VALUES (of_sku, CASE WHEN is_delta THEN 'adjusted' ELSE 'counted' END, wanted - item.on_hand, wanted, named, value, why, who);
    UPDATE shop.stock_items one SET on_hand = wanted, version = one.version + 1, updated_at = now() WHERE one.sku = of_sku;
    RETURN 0;
END
$$;
