-- Checkouts: a row each, with all that it knows as a document, and beside it what is looked up or must hold.
CREATE SCHEMA IF NOT EXISTS shop;

CREATE TABLE shop.checkouts
(
    id         text COLLATE "C" PRIMARY KEY,
    owner      text COLLATE "C" NOT NULL,
    cart_id    text COLLATE "C" NOT NULL,
    status     text COLLATE "C" NOT NULL CHECK (status IN
        ('Begun', 'Quoted', 'Open', 'Paying', 'RequiresAction', 'Pending', 'Paid', 'Released')),
    version    bigint           NOT NULL,
    expires_at timestamptz      NULL,
    document   jsonb            NOT NULL,
    created_at timestamptz      NOT NULL DEFAULT now(),
    changed_at timestamptz      NOT NULL DEFAULT now()
) WITH (fillfactor = 70);

-- A cart is in one checkout at a time.
CREATE UNIQUE INDEX checkouts_one_a_cart ON shop.checkouts (cart_id) WHERE status NOT IN ('Paid', 'Released');
CREATE INDEX checkouts_at_work ON shop.checkouts (changed_at) WHERE status IN ('Begun', 'Quoted', 'Paying', 'RequiresAction', 'Pending');
CREATE INDEX checkouts_to_expire ON shop.checkouts (expires_at) WHERE status = 'Open';
CREATE INDEX checkouts_of_owner ON shop.checkouts (owner, created_at DESC);

-- What follows from something that was committed, in the transaction that committed it. A silo claims a row for the length of a
-- lease, does it, and notes that; done twice it changes nothing.
CREATE TABLE shop.outbox
(
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text COLLATE "C" NOT NULL,
    subject         text COLLATE "C" NOT NULL,
    data            jsonb            NOT NULL DEFAULT '{}',
    created_at      timestamptz      NOT NULL DEFAULT now(),
    next_attempt_at timestamptz      NOT NULL DEFAULT now(),
    attempts        integer          NOT NULL DEFAULT 0,
    done_at         timestamptz      NULL,
    failure         text             NULL
);

CREATE INDEX outbox_due ON shop.outbox (next_attempt_at) WHERE done_at IS NULL;

-- A guard within a transaction: it ends the whole of it where a count isn't what it has to be.
CREATE FUNCTION shop.expect(counted bigint, expected bigint, what text)
    RETURNS void
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF counted <> expected THEN
        RAISE EXCEPTION '% rows of % where % are expected', counted, what, expected USING ERRCODE = 'SH001', CONSTRAINT = what;
    END IF;
END
$$;
