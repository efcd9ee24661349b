-- Orders and payments: ordinary tables, for people with SQL and reports. Amounts are minor units of the order's currency.
CREATE SCHEMA IF NOT EXISTS shop;

CREATE TABLE shop.orders
(
    id              text COLLATE "C" PRIMARY KEY,
    number          text COLLATE "C" NOT NULL UNIQUE,
    checkout_id     text COLLATE "C" NOT NULL UNIQUE,
    owner           text COLLATE "C" NOT NULL,
    email           text             NOT NULL,
    status          text COLLATE "C" NOT NULL CHECK (status IN ('placed', 'paid', 'fulfilling', 'shipped', 'delivered', 'cancelled')),
    currency        char(3)          NOT NULL,
    subtotal        bigint           NOT NULL CHECK (subtotal >= 0),
    discount        bigint           NOT NULL CHECK (discount BETWEEN 0 AND subtotal),
    shipping_method text             NOT NULL,
    shipping        bigint           NOT NULL CHECK (shipping >= 0),
    tax             bigint           NOT NULL CHECK (tax >= 0),
    tax_included    boolean          NOT NULL,
    total           bigint           NOT NULL CHECK (total >= 0),
    address         jsonb            NOT NULL,
    version         bigint           NOT NULL DEFAULT 1,
    placed_at       timestamptz      NOT NULL DEFAULT now(),
    changed_at      timestamptz      NOT NULL DEFAULT now()
);

CREATE INDEX orders_of_owner ON shop.orders (owner, placed_at DESC, id);
CREATE INDEX orders_by_status ON shop.orders (status, placed_at DESC, id);

CREATE TABLE shop.order_lines
(
    order_id   text COLLATE "C" NOT NULL REFERENCES shop.orders (id),
    position   integer          NOT NULL,
    sku        text COLLATE "C" NOT NULL,
    product_id text COLLATE "C" NOT NULL,
    title      text             NOT NULL,
    options    jsonb            NOT NULL,
    quantity   integer          NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    unit_price bigint           NOT NULL CHECK (unit_price >= 0),
    discount   bigint           NOT NULL CHECK (discount >= 0),
    tax        bigint           NOT NULL CHECK (tax >= 0),
    total      bigint           NOT NULL CHECK (total >= 0),

    PRIMARY KEY (order_id, position),
    UNIQUE (order_id, sku)
);

CREATE INDEX order_lines_of_product ON shop.order_lines (product_id);

-- An order's whole story: who changed what, when and why. Rows are only ever added.
CREATE TABLE shop.order_events
(
    order_id text COLLATE "C" NOT NULL REFERENCES shop.orders (id),
    position bigint           NOT NULL,
    at       timestamptz      NOT NULL DEFAULT now(),
    kind     text COLLATE "C" NOT NULL,
    actor    text COLLATE "C" NOT NULL,
    data     jsonb            NOT NULL DEFAULT '{}',

    PRIMARY KEY (order_id, position)
);

-- A payment belongs to one order, and an order has one.
CREATE TABLE shop.payments
(
    key        text COLLATE "C" PRIMARY KEY,
    order_id   text COLLATE "C" NOT NULL UNIQUE REFERENCES shop.orders (id),
    provider   text COLLATE "C" NOT NULL,
    amount     bigint           NOT NULL CHECK (amount > 0),
    currency   char(3)          NOT NULL,
    status     text COLLATE "C" NOT NULL CHECK (status IN ('authorised', 'captured', 'voided')),
    refunded   bigint           NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount),
    changed_at timestamptz      NOT NULL DEFAULT now()
);
