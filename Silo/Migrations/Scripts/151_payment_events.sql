-- Events that payment providers have told, each once: the row is there before the effect, done_at after it.
CREATE TABLE shop.payment_events
(
    provider    text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL CHECK (length(event_id) BETWEEN 1 AND 255),
    key         text COLLATE "C" NOT NULL,
    received_at timestamptz      NOT NULL DEFAULT now(),
    done_at     timestamptz      NULL,

    PRIMARY KEY (provider, event_id)
);
