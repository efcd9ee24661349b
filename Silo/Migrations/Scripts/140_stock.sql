CREATE SCHEMA IF NOT EXISTS shop;

-- What is there of each thing. Stock can't be negative, and no more is promised than there is, whatever the programs do.
CREATE TABLE shop.stock_items
(
    sku        text COLLATE "C" PRIMARY KEY,
    on_hand    integer     NOT NULL CHECK (on_hand >= 0),
    reserved   integer     NOT NULL DEFAULT 0 CHECK (reserved BETWEEN 0 AND on_hand),
    version    bigint      NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL DEFAULT now()
);
