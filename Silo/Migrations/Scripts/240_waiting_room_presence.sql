-- An admission is kept for whoever asks for it. One that its holder wasn't told within a time, which is short, has gone back: its row says
-- untold, and its time is over; the next gets what it was for, and the holder is the first to get another. Nothing has to be written when
-- it goes back: the database's clock says so. Old rows, and what silos of the version before admit, count as told.
ALTER TABLE shop.waiting_room_tickets ADD COLUMN untold boolean NOT NULL DEFAULT false;

CREATE INDEX waiting_room_tickets_untold ON shop.waiting_room_tickets (room_id, expires_at) WHERE untold;

-- admitted is how many places have had their turn: whoever wasn't there then is at one of them without having been admitted. Rounds of
-- admissions only grow, as those places do: of two silos that both admit, one is refused.
ALTER TABLE shop.waiting_rooms ADD COLUMN rounds integer NOT NULL DEFAULT 0;

-- Admits tickets whose turn has come, each at its place: for the first time, or again where the admission has gone back. False, and
-- nothing is changed, where others were admitted meanwhile, or the room isn't open.
CREATE FUNCTION shop.waiting_room_admit
    (of_room text, admitted_before integer, rounds_before integer, numbers integer[], places integer[], tokens text[], told_within interval)
    RETURNS boolean
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
DECLARE
    there shop.waiting_rooms;
    made  integer;
BEGIN
    UPDATE shop.waiting_rooms room
    SET admitted = greatest(room.admitted, (SELECT max(place) FROM unnest(places) AS place)), rounds = room.rounds + 1, admitted_at = clock_timestamp()
    WHERE room.id = of_room AND room.admitted = admitted_before AND room.rounds = rounds_before AND room.state = 'open' AND room.seed IS NOT NULL
    RETURNING * INTO there;
    IF NOT FOUND THEN
        RETURN false;
    END IF;

    UPDATE shop.waiting_room_tickets ticket
    SET place = next.place, token = next.token, untold = true,
        admitted_at = clock_timestamp(), expires_at = clock_timestamp() + least(there.admission, told_within)
    FROM unnest(numbers, places, tokens) AS next (number, place, token)
    WHERE ticket.room_id = of_room AND ticket.number = next.number
        AND (ticket.token IS NULL OR ticket.untold AND ticket.used_at IS NULL AND ticket.expires_at <= clock_timestamp());
    GET DIAGNOSTICS made = ROW_COUNT;
    PERFORM shop.expect(made, cardinality(numbers), 'tickets');
    RETURN true;
END
$$;

-- Notes for holders of admissions that they are told of them: from now on these are theirs for the room's whole time.
CREATE FUNCTION shop.waiting_room_tell(rooms text[], shoppers text[])
    RETURNS void
    LANGUAGE sql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS
$$
UPDATE shop.waiting_room_tickets ticket
SET untold = false, expires_at = clock_timestamp() + (SELECT room.admission FROM shop.waiting_rooms room WHERE room.id = ticket.room_id)
FROM unnest(rooms, shoppers) AS asked (room_id, shopper)
WHERE ticket.shopper = asked.shopper AND ticket.room_id = asked.room_id AND ticket.is_current
    AND ticket.untold AND ticket.used_at IS NULL AND ticket.expires_at > clock_timestamp()
$$;

-- Gives tickets as before (190), and leaves those theirs whose admission has gone back: to those who have none, in the order given; each
-- stands in it once. Answers for each the number; 0 where the room is closed or full. Each is looked for by key, one by one, whatever the
-- statistics say: at the time of a rush they are old, and a join that takes a room for small reads all who are in it for each who comes.
CREATE OR REPLACE FUNCTION shop.waiting_room_arrive(of_room text, shoppers text[], new_seed text, most integer)
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
            -- Below 0 where the admission has run out unused, and its holder had been told of it.
            SELECT CASE WHEN known.used_at IS NULL AND known.expires_at <= now() AND NOT known.untold THEN -known.number ELSE known.number END
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
