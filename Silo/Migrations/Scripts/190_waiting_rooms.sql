CREATE SCHEMA IF NOT EXISTS shop;

-- Sales' waiting rooms. The row is locked by whoever gives tickets, draws or changes it, so that each decides on what there is and
-- not on what it remembers; admissions name how many there were before, which only grows: of two silos that both admit, one is refused.
CREATE TABLE shop.waiting_rooms
(
    id             text COLLATE "C" PRIMARY KEY,
    name           text             NOT NULL,
    state          text COLLATE "C" NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paused', 'closed')),
    starts_at      timestamptz      NOT NULL,
    skus           text[] COLLATE "C" NOT NULL CHECK (cardinality(skus) BETWEEN 1 AND 50),
    per_shopper    integer          NOT NULL CHECK (per_shopper BETWEEN 1 AND 999),
    admission      interval         NOT NULL CHECK (admission BETWEEN interval '10 seconds' AND interval '1 hour'),
    per_second_max integer          NOT NULL CHECK (per_second_max BETWEEN 1 AND 10000),
    tickets        integer          NOT NULL DEFAULT 0 CHECK (tickets >= 0),
    admitted       integer          NOT NULL DEFAULT 0 CHECK (admitted BETWEEN 0 AND tickets),
    admitted_at    timestamptz      NULL,
    seed           text COLLATE "C" NULL CHECK (length(seed) = 64),
    drawn          integer          NULL CHECK (drawn BETWEEN 0 AND tickets),
    revision       bigint           NOT NULL DEFAULT 1,
    created_at     timestamptz      NOT NULL DEFAULT now(),

    CHECK ((seed IS NULL) = (drawn IS NULL)),
    CHECK (admitted = 0 OR seed IS NOT NULL)
) WITH (fillfactor = 50);

CREATE INDEX waiting_rooms_at_work ON shop.waiting_rooms (starts_at) WHERE state = 'open';

-- What is guarded, by one room at a time. A closed room guards nothing.
CREATE TABLE shop.waiting_room_skus
(
    sku     text COLLATE "C" PRIMARY KEY,
    room_id text COLLATE "C" NOT NULL REFERENCES shop.waiting_rooms (id)
);

CREATE INDEX waiting_room_skus_of_room ON shop.waiting_room_skus (room_id);

-- Who came, in order of arrival. The row is the whole story of one place: when its holder came, was admitted, began a checkout. One
-- whose admission ran out unused may come again, and stands at the end: the old ticket is no longer current. The room's row is
-- locked before any here is written, so that a foreign key would find nothing.
CREATE TABLE shop.waiting_room_tickets
(
    room_id     text COLLATE "C" NOT NULL,
    number      integer          NOT NULL CHECK (number > 0),
    shopper     text COLLATE "C" NOT NULL,
    is_current  boolean          NOT NULL DEFAULT true,
    arrived_at  timestamptz      NOT NULL DEFAULT now(),
    place       integer          NULL CHECK (place > 0),
    token       text COLLATE "C" NULL,
    admitted_at timestamptz      NULL,
    expires_at  timestamptz      NULL,
    used_at     timestamptz      NULL,
    checkout_id text COLLATE "C" NULL,

    -- In this order, so that nobody is looked for by reading all who are in the same room.
    PRIMARY KEY (number, room_id),
    CHECK ((token IS NULL) = (place IS NULL) AND (token IS NULL) = (expires_at IS NULL) AND (token IS NULL) = (admitted_at IS NULL)),
    CHECK (checkout_id IS NULL OR token IS NOT NULL),
    CHECK ((used_at IS NULL) = (checkout_id IS NULL))
) WITH (fillfactor = 70);

CREATE UNIQUE INDEX waiting_room_tickets_shopper ON shop.waiting_room_tickets (shopper, room_id) WHERE is_current;
CREATE UNIQUE INDEX waiting_room_tickets_place ON shop.waiting_room_tickets (room_id, place) WHERE place IS NOT NULL;
CREATE UNIQUE INDEX waiting_room_tickets_token ON shop.waiting_room_tickets (token) WHERE token IS NOT NULL;
CREATE INDEX waiting_room_tickets_outstanding ON shop.waiting_room_tickets (room_id, expires_at) WHERE token IS NOT NULL AND used_at IS NULL;
CREATE INDEX waiting_room_tickets_admitted ON shop.waiting_room_tickets (room_id, admitted_at) WHERE token IS NOT NULL;

-- The admission that a checkout was begun with: it is in one that is at work or paid, whatever the programs do.
ALTER TABLE shop.checkouts ADD COLUMN admission text COLLATE "C" NULL;
CREATE UNIQUE INDEX checkouts_admission ON shop.checkouts (admission) WHERE admission IS NOT NULL AND status <> 'Released';

-- Locks a room, and draws where its start has come: whoever has a ticket by then is in the draw. A seed that is there stays.
CREATE FUNCTION shop.waiting_room_draw(of_room text, new_seed text)
    RETURNS shop.waiting_rooms
    LANGUAGE plpgsql
AS
$$
DECLARE
    there shop.waiting_rooms;
BEGIN
    SELECT * INTO there FROM shop.waiting_rooms room WHERE room.id = of_room FOR UPDATE;
    IF there.seed IS NULL AND there.state <> 'closed' AND there.starts_at <= clock_timestamp() THEN
        UPDATE shop.waiting_rooms room SET seed = new_seed, drawn = room.tickets WHERE room.id = of_room RETURNING * INTO there;
    END IF;

    RETURN there;
END
$$;

-- Gives tickets to those who have none, in the order given; each stands in it once. Answers for each the number; 0 where the room
-- is closed or full. Each is looked for by key, one by one, whatever the statistics say: at the time of a rush they are old, and a
-- join that takes a room for small reads all who are in it for each who comes.
CREATE FUNCTION shop.waiting_room_arrive(of_room text, shoppers text[], new_seed text, most integer)
    RETURNS integer[]
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    there   shop.waiting_rooms;
    numbers integer[];
    given   integer[];
BEGIN
    there := shop.waiting_room_draw(of_room, new_seed);
    SELECT array_agg
    (
        (
            -- Below 0 where the admission has run out unused.
            SELECT CASE WHEN known.used_at IS NULL AND known.expires_at <= now() THEN -known.number ELSE known.number END
            FROM shop.waiting_room_tickets known
            WHERE known.shopper = asked.shopper AND known.room_id = of_room AND known.is_current
        )
        ORDER BY asked.position
    )
    INTO numbers FROM unnest(shoppers) WITH ORDINALITY AS asked (shopper, position);

    IF there.state IS DISTINCT FROM 'closed' AND there.id IS NOT NULL THEN
        SELECT array_agg
        (
            CASE
                WHEN asked.number > 0 THEN asked.number
                WHEN there.tickets + asked.newcomers <= most THEN there.tickets + asked.newcomers
                ELSE 0
            END
            ORDER BY asked.position
        )
        INTO given
        FROM
        (
            SELECT one.number, one.position, count(*) FILTER (WHERE coalesce(one.number, -1) < 0) OVER (ORDER BY one.position)::integer AS newcomers
            FROM unnest(numbers) WITH ORDINALITY AS one (number, position)
        ) AS asked;

        IF EXISTS (SELECT FROM unnest(numbers, given) AS asked (number, given) WHERE asked.number < 0 AND asked.given > 0) THEN
            UPDATE shop.waiting_room_tickets ticket SET is_current = false
            WHERE ticket.room_id = of_room AND ticket.number = ANY
                (ARRAY (SELECT -asked.number FROM unnest(numbers, given) AS asked (number, given) WHERE asked.number < 0 AND asked.given > 0));
        END IF;

        INSERT INTO shop.waiting_room_tickets (room_id, number, shopper)
        SELECT of_room, asked.given, asked.shopper
        FROM unnest(shoppers, numbers, given) AS asked (shopper, number, given)
        WHERE coalesce(asked.number, -1) < 0 AND asked.given > 0;
        IF FOUND THEN
            UPDATE shop.waiting_rooms room SET tickets = (SELECT max(one) FROM unnest(given) AS one) WHERE room.id = of_room;
        END IF;

        RETURN given;
    END IF;

    RETURN (SELECT array_agg(coalesce(abs(asked.number), 0) ORDER BY asked.position) FROM unnest(numbers) WITH ORDINALITY AS asked (number, position));
END
$$;

-- Admits those who stand next, in the order of their places. False, and nothing is changed, where others were admitted meanwhile,
-- or the room isn't open.
CREATE FUNCTION shop.waiting_room_admit(of_room text, admitted_before integer, numbers integer[], tokens text[])
    RETURNS boolean
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    there shop.waiting_rooms;
    made  integer;
BEGIN
    UPDATE shop.waiting_rooms room SET admitted = room.admitted + cardinality(numbers), admitted_at = clock_timestamp()
    WHERE room.id = of_room AND room.admitted = admitted_before AND room.state = 'open' AND room.seed IS NOT NULL
    RETURNING * INTO there;
    IF NOT FOUND THEN
        RETURN false;
    END IF;

    UPDATE shop.waiting_room_tickets ticket
    SET place = admitted_before + array_position(numbers, ticket.number), token = tokens[array_position(numbers, ticket.number)],
        admitted_at = clock_timestamp(), expires_at = clock_timestamp() + there.admission
    WHERE ticket.room_id = of_room AND ticket.number = ANY (numbers) AND ticket.token IS NULL;
    GET DIAGNOSTICS made = ROW_COUNT;
    PERFORM shop.expect(made, cardinality(numbers), 'tickets');
    RETURN true;
END
$$;

-- Opens a room in staff's name, with a row of the audit log. Answers what Shop.WaitingRooms.WaitingRoomRefusal says.
CREATE FUNCTION shop.waiting_room_open
    (of_room text, named uuid, who text, change uuid, title text, starts timestamptz, things text[], pieces integer, good_for interval, most integer)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    there shop.waiting_rooms;
BEGIN
    IF EXISTS (SELECT FROM unnest(things) AS thing WHERE NOT EXISTS (SELECT FROM shop.product_skus known WHERE known.sku = thing)) THEN
        RETURN 8;
    END IF;

    INSERT INTO shop.waiting_rooms (id, name, starts_at, skus, per_shopper, admission, per_second_max)
    VALUES (of_room, title, starts, things, pieces, good_for, most)
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        SELECT * INTO there FROM shop.waiting_rooms room WHERE room.id = of_room;
        RETURN CASE WHEN EXISTS
        (
            SELECT FROM shop.catalog_changes entry WHERE entry.subject = of_room AND entry.operation = named
                AND entry.after = jsonb_build_object('name', title, 'startsAt', starts, 'skus', things, 'perShopper', pieces,
                    'admission', good_for, 'perSecondMax', most)
        ) THEN 0 ELSE 4 END;
    END IF;

    BEGIN
        INSERT INTO shop.waiting_room_skus (sku, room_id) SELECT thing, of_room FROM unnest(things) AS thing ORDER BY thing;
    EXCEPTION WHEN unique_violation THEN
        DELETE FROM shop.waiting_rooms room WHERE room.id = of_room;
        RETURN 5;
    END;

    INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
    VALUES (change, of_room, 1, who, named, 6, NULL,
        jsonb_build_object('name', title, 'startsAt', starts, 'skus', things, 'perShopper', pieces, 'admission', good_for, 'perSecondMax', most), 1, true);
    RETURN 0;
END
$$;

-- Changes a room in staff's name; what is null stays. Answers what Shop.WaitingRooms.WaitingRoomRefusal says.
CREATE FUNCTION shop.waiting_room_change
    (of_room text, named uuid, who text, change uuid, new_state text, starts timestamptz, pieces integer, good_for interval, most integer,
     from_revision bigint, new_seed text)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    before shop.waiting_rooms;
    there  shop.waiting_rooms;
BEGIN
    before := shop.waiting_room_draw(of_room, new_seed);
    IF before.id IS NULL THEN
        RETURN 1;
    ELSIF EXISTS (SELECT FROM shop.catalog_changes entry WHERE entry.subject = of_room AND entry.operation = named) THEN
        RETURN 0;
    ELSIF before.revision <> from_revision THEN
        RETURN 7;
    ELSIF before.state = 'closed' THEN
        RETURN CASE WHEN new_state = 'closed' THEN 0 ELSE 2 END;
    ELSIF starts IS NOT NULL AND before.seed IS NOT NULL THEN
        RETURN 6;
    END IF;

    UPDATE shop.waiting_rooms room
    SET state = coalesce(new_state, room.state), starts_at = coalesce(starts, room.starts_at), per_shopper = coalesce(pieces, room.per_shopper),
        admission = coalesce(good_for, room.admission), per_second_max = coalesce(most, room.per_second_max), revision = room.revision + 1
    WHERE room.id = of_room
    RETURNING * INTO there;
    IF there.state = 'closed' THEN
        DELETE FROM shop.waiting_room_skus guarded WHERE guarded.room_id = of_room;
    END IF;

    INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
    VALUES (change, of_room, there.revision, who, named, 6,
        jsonb_build_object('state', before.state, 'startsAt', before.starts_at, 'perShopper', before.per_shopper, 'admission', before.admission,
            'perSecondMax', before.per_second_max),
        jsonb_build_object('state', there.state, 'startsAt', there.starts_at, 'perShopper', there.per_shopper, 'admission', there.admission,
            'perSecondMax', there.per_second_max), 1, true);
    RETURN 0;
END
$$;
