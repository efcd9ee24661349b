-- Places of partners that are told of what happens to orders. The secret is what a delivery is signed by: it has to be known here.
CREATE TABLE shop.webhook_endpoints
(
    id            text COLLATE "C" PRIMARY KEY,
    url           text             NOT NULL CHECK (length(url) <= 2000),
    events        text[] COLLATE "C" NOT NULL CHECK (cardinality(events) BETWEEN 1 AND 50),
    is_active     boolean          NOT NULL DEFAULT true,
    secret        text             NOT NULL,
    -- The one before, which signs as well until then.
    former_secret text             NULL,
    former_until  timestamptz      NULL,
    revision      bigint           NOT NULL DEFAULT 1,
    created_at    timestamptz      NOT NULL DEFAULT now(),

    CHECK ((former_secret IS NULL) = (former_until IS NULL))
);

-- An outbox of its own, as mail has, and the log of what became of each delivery. A row comes with what it tells of, in one transaction;
-- a silo claims it by pushing its next attempt into the future. What has none is delivered, or given up.
CREATE TABLE shop.webhook_deliveries
(
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    endpoint_id     text COLLATE "C" NOT NULL,
    -- The event's: the same for all whom it is told, and for every attempt.
    event_id        text COLLATE "C" NOT NULL,
    type            text COLLATE "C" NOT NULL,
    data            jsonb            NOT NULL,
    created_at      timestamptz      NOT NULL DEFAULT now(),
    -- From when on the days are counted after which it is given up.
    due_since       timestamptz      NOT NULL DEFAULT now(),
    next_attempt_at timestamptz      NULL DEFAULT now(),
    attempts        integer          NOT NULL DEFAULT 0,
    attempted_at    timestamptz      NULL,
    delivered_at    timestamptz      NULL,
    -- What the place answered last: an HTTP status, or why there is none.
    answer          integer          NULL,
    failure         text             NULL,
    replayed_at     timestamptz      NULL,
    replayed_by     text COLLATE "C" NULL,

    UNIQUE (endpoint_id, event_id)
) WITH (fillfactor = 70);

CREATE INDEX webhook_deliveries_due ON shop.webhook_deliveries (endpoint_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_of_endpoint ON shop.webhook_deliveries (endpoint_id, id);

-- Whoever adds a line to an order's story, in whatever version, tells those who want to know. Amounts are minor units here.
CREATE FUNCTION shop.webhooks_of_orders()
    RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    INSERT INTO shop.webhook_deliveries (endpoint_id, event_id, type, data)
    SELECT endpoint.id, told.order_id || '-' || told.position, 'order.' || told.kind,
        jsonb_build_object('at', told.at, 'orderId', placed.id, 'number', placed.number, 'status', placed.status, 'total', placed.total,
            'currency', placed.currency, 'details', told.data - 'mail')
    FROM fresh told
        JOIN shop.webhook_endpoints endpoint ON endpoint.is_active AND 'order.' || told.kind = ANY (endpoint.events)
        JOIN shop.orders placed ON placed.id = told.order_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER webhooks AFTER INSERT ON shop.order_events REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION shop.webhooks_of_orders();
