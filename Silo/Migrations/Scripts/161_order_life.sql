-- What becomes of orders: parcels, refunds, and the bounds that hold for them whatever the programs do.
CREATE SCHEMA IF NOT EXISTS shop;

-- What is yet to be given back counts like what was: refunds together are never more than what was paid, and nothing is given back
-- that wasn't taken.
ALTER TABLE shop.payments
    ADD COLUMN refunding bigint NOT NULL DEFAULT 0 CHECK (refunding >= 0),
    ADD CONSTRAINT payments_refunds_within_amount CHECK (refunded + refunding <= amount),
    ADD CONSTRAINT payments_refunds_of_captured CHECK (refunded + refunding = 0 OR status = 'captured');

ALTER TABLE shop.order_lines
    ADD COLUMN shipped integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT order_lines_shipped CHECK (shipped BETWEEN 0 AND quantity);

-- A refund's row is written before the provider is asked, and its key is what the provider knows it by: asked twice it is one.
CREATE TABLE shop.refunds
(
    key        text COLLATE "C" PRIMARY KEY,
    order_id   text COLLATE "C" NOT NULL REFERENCES shop.orders (id),
    operation  uuid             NOT NULL,
    amount     bigint           NOT NULL CHECK (amount > 0),
    reason     text             NOT NULL,
    actor      text COLLATE "C" NOT NULL,
    status     text COLLATE "C" NOT NULL CHECK (status IN ('pending', 'done', 'refused')),
    created_at timestamptz      NOT NULL DEFAULT now(),
    changed_at timestamptz      NOT NULL DEFAULT now(),

    UNIQUE (order_id, operation)
);

CREATE INDEX refunds_pending ON shop.refunds (created_at) WHERE status = 'pending';

CREATE TABLE shop.fulfilments
(
    order_id        text COLLATE "C" NOT NULL REFERENCES shop.orders (id),
    number          integer          NOT NULL CHECK (number > 0),
    operation       uuid             NOT NULL,
    carrier         text             NULL,
    tracking_number text             NULL,
    tracking_url    text             NULL,
    shipped_at      timestamptz      NOT NULL DEFAULT now(),
    delivered_at    timestamptz      NULL,

    PRIMARY KEY (order_id, number),
    UNIQUE (order_id, operation)
);

CREATE TABLE shop.fulfilment_lines
(
    order_id   text COLLATE "C" NOT NULL,
    fulfilment integer          NOT NULL,
    sku        text COLLATE "C" NOT NULL,
    quantity   integer          NOT NULL CHECK (quantity > 0),

    PRIMARY KEY (order_id, fulfilment, sku),
    FOREIGN KEY (order_id, fulfilment) REFERENCES shop.fulfilments (order_id, number),
    FOREIGN KEY (order_id, sku) REFERENCES shop.order_lines (order_id, sku)
);

-- Lists are by id, the newest first: ids sort by time.
CREATE INDEX orders_of_owner_by_id ON shop.orders (owner, id);
CREATE INDEX orders_by_status_and_id ON shop.orders (status, id);
CREATE INDEX orders_by_email ON shop.orders (lower(email), id);
CREATE INDEX order_lines_of_sku ON shop.order_lines (sku, order_id);

-- An order's story tells of the work that followed from it, too.
CREATE INDEX outbox_of_orders ON shop.outbox (subject) WHERE subject LIKE 'order-%';
