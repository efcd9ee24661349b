-- Mail that is to be sent. A row is written with what causes the mail, in one transaction; a silo claims it for the length of
-- its lease, sends it and notes that. Its data may hold links that let their reader in: they are emptied once it is sent.
CREATE TABLE shop.mail_outbox
(
    id              uuid PRIMARY KEY,
    template        text        NOT NULL,
    recipient       text        NOT NULL,
    data            jsonb       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    attempts        integer     NOT NULL DEFAULT 0,
    sent_at         timestamptz NULL,
    -- Why it was given up, after the last attempt.
    failure         text        NULL
);
CREATE INDEX mail_outbox_due ON shop.mail_outbox (next_attempt_at) WHERE sent_at IS NULL AND failure IS NULL;

-- Where mail goes in development, instead of to an SMTP server.
CREATE TABLE shop.mailbox
(
    id        uuid PRIMARY KEY,
    sent_at   timestamptz NOT NULL DEFAULT now(),
    recipient text        NOT NULL,
    subject   text        NOT NULL,
    body      text        NOT NULL
);
CREATE INDEX mailbox_sent ON shop.mailbox (sent_at DESC);
