-- Work that a shopper's device does for a place in a waiting room; none where it is 0.
ALTER TABLE shop.waiting_rooms ADD COLUMN proof_bits integer NOT NULL DEFAULT 0 CHECK (proof_bits BETWEEN 0 AND 22);

-- Opens a room in staff's name, with a row of the audit log. Answers what Shop.WaitingRooms.WaitingRoomRefusal says.
CREATE FUNCTION shop.waiting_room_open
    (of_room text, named uuid, who text, change uuid, title text, starts timestamptz, things text[], pieces integer, good_for interval, most integer,
     bits integer)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    asked jsonb := jsonb_build_object('name', title, 'startsAt', starts, 'skus', things, 'perShopper', pieces, 'admission', good_for,
        'perSecondMax', most, 'proofBits', bits);
BEGIN
    IF EXISTS (SELECT FROM unnest(things) AS thing WHERE NOT EXISTS (SELECT FROM shop.product_skus known WHERE known.sku = thing)) THEN
        RETURN 8;
    END IF;

    INSERT INTO shop.waiting_rooms (id, name, starts_at, skus, per_shopper, admission, per_second_max, proof_bits)
    VALUES (of_room, title, starts, things, pieces, good_for, most, bits)
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        RETURN CASE WHEN EXISTS
        (
            SELECT FROM shop.catalog_changes entry WHERE entry.subject = of_room AND entry.operation = named AND entry.after = asked
        ) THEN 0 ELSE 4 END;
    END IF;

    BEGIN
        INSERT INTO shop.waiting_room_skus (sku, room_id) SELECT thing, of_room FROM unnest(things) AS thing ORDER BY thing;
    EXCEPTION WHEN unique_violation THEN
        DELETE FROM shop.waiting_rooms room WHERE room.id = of_room;
        RETURN 5;
    END;

    INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
    VALUES (change, of_room, 1, who, named, 6, NULL, asked, 1, true);
    RETURN 0;
END
$$;

-- Changes a room in staff's name; what is null stays. Answers what Shop.WaitingRooms.WaitingRoomRefusal says.
CREATE FUNCTION shop.waiting_room_change
    (of_room text, named uuid, who text, change uuid, new_state text, starts timestamptz, pieces integer, good_for interval, most integer,
     from_revision bigint, new_seed text, bits integer)
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
        admission = coalesce(good_for, room.admission), per_second_max = coalesce(most, room.per_second_max),
        proof_bits = coalesce(bits, room.proof_bits), revision = room.revision + 1
    WHERE room.id = of_room
    RETURNING * INTO there;
    IF there.state = 'closed' THEN
        DELETE FROM shop.waiting_room_skus guarded WHERE guarded.room_id = of_room;
    END IF;

    INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
    VALUES (change, of_room, there.revision, who, named, 6,
        jsonb_build_object('state', before.state, 'startsAt', before.starts_at, 'perShopper', before.per_shopper, 'admission', before.admission,
            'perSecondMax', before.per_second_max, 'proofBits', before.proof_bits),
        jsonb_build_object('state', there.state, 'startsAt', there.starts_at, 'perShopper', there.per_shopper, 'admission', there.admission,
            'perSecondMax', there.per_second_max, 'proofBits', there.proof_bits), 1, true);
    RETURN 0;
END
$$;

-- For silos of the version before, as long as they run beside this one: a room without work.
CREATE OR REPLACE FUNCTION shop.waiting_room_open
    (of_room text, named uuid, who text, change uuid, title text, starts timestamptz, things text[], pieces integer, good_for interval, most integer)
    RETURNS integer
    LANGUAGE sql
AS
$$
SELECT shop.waiting_room_open(of_room, named, who, change, title, starts, things, pieces, good_for, most, 0)
$$;

CREATE OR REPLACE FUNCTION shop.waiting_room_change
    (of_room text, named uuid, who text, change uuid, new_state text, starts timestamptz, pieces integer, good_for interval, most integer,
     from_revision bigint, new_seed text)
    RETURNS integer
    LANGUAGE sql
AS
$$
SELECT shop.waiting_room_change(of_room, named, who, change, new_state, starts, pieces, good_for, most, from_revision, new_seed, NULL)
$$;
