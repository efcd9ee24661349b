-- Where the payment provider's books and ours were found to differ.
CREATE SCHEMA IF NOT EXISTS shop;

-- How far a provider's books have been compared, and when they are to be again: whoever moves next_at on does it.
CREATE TABLE shop.payment_reconciliations
(
    provider   text COLLATE "C" PRIMARY KEY,
    seen_until timestamptz      NOT NULL,
    next_at    timestamptz      NOT NULL
);

CREATE TABLE shop.payment_differences
(
    payment_key text COLLATE "C" NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    provider    text COLLATE "C" NOT NULL,
    theirs      text             NOT NULL,
    ours        text             NOT NULL,
    found_at    timestamptz      NOT NULL DEFAULT now(),
    -- Since when the books agree again; null as long as they differ.
    resolved_at timestamptz      NULL,

    PRIMARY KEY (payment_key, kind)
);

CREATE INDEX payment_differences_open ON shop.payment_differences (found_at) WHERE resolved_at IS NULL;

-- What should have been taken or let go of long ago.
CREATE INDEX payments_authorised ON shop.payments (changed_at) WHERE status = 'authorised';
