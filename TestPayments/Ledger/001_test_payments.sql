-- The test provider's own books, in a schema of their own: no part of the shop reads or writes them.
CREATE SCHEMA test_payments;

-- One row for each key that it was ever asked to authorise or to cancel. The card isn't kept, only what it does.
CREATE TABLE test_payments.payments
(
    key          text COLLATE "C" PRIMARY KEY,
    id           text COLLATE "C" NOT NULL UNIQUE,
    amount       bigint           NOT NULL CHECK (amount >= 0),
    currency     text COLLATE "C" NOT NULL,
    status       text COLLATE "C" NOT NULL CHECK (status IN ('pending', 'requires_action', 'authorised', 'declined', 'captured', 'voided', 'cancelled')),
    reason       text             NULL,
    captured     bigint           NOT NULL DEFAULT 0 CHECK (captured BETWEEN 0 AND amount),
    refunded     bigint           NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND captured),
    return_url   text             NULL,
    action_token text COLLATE "C" NULL UNIQUE,
    due_at       timestamptz      NULL,
    created_at   timestamptz      NOT NULL DEFAULT now(),
    changed_at   timestamptz      NOT NULL DEFAULT now()
);

CREATE INDEX payments_due ON test_payments.payments (due_at) WHERE status = 'pending';

-- What moved: what a drill compares with what the shop believes.
CREATE TABLE test_payments.ledger
(
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key    text COLLATE "C" NOT NULL REFERENCES test_payments.payments (key),
    at     timestamptz      NOT NULL DEFAULT now(),
    kind   text COLLATE "C" NOT NULL CHECK (kind IN ('authorised', 'captured', 'voided', 'refunded')),
    amount bigint           NOT NULL CHECK (amount > 0),
    refund text COLLATE "C" NULL,

    UNIQUE (key, kind, refund)
);

-- What the shop is yet to be told.
CREATE TABLE test_payments.webhooks
(
    id       text COLLATE "C" PRIMARY KEY,
    key      text COLLATE "C" NOT NULL REFERENCES test_payments.payments (key),
    body     text             NOT NULL,
    attempts integer          NOT NULL DEFAULT 0,
    due_at   timestamptz      NOT NULL DEFAULT now(),
    sent_at  timestamptz      NULL
);

CREATE INDEX webhooks_due ON test_payments.webhooks (due_at) WHERE sent_at IS NULL;
