-- Every sale writes these tables, and each index costs it another page. Gone are those that no statement asks any more.
CREATE SCHEMA IF NOT EXISTS shop;

-- Lists of orders are by id (161).
DROP INDEX shop.orders_of_owner;
DROP INDEX shop.orders_by_status;

-- Orders are looked for by SKU (161). An order's lines are found by the order and the thing, which parcels refer to; their position
-- only says how they are shown.
DROP INDEX shop.order_lines_of_product;
ALTER TABLE shop.order_lines DROP CONSTRAINT order_lines_pkey;

-- A sold hold is posted by the outbox, by name.
DROP INDEX shop.stock_holds_to_post;

-- The ledger is read by thing and id, and looked up by thing and checkout, or operation, of which an entry has one or the other. Its
-- writers have the stock's row locked: a foreign key would find nothing.
DROP INDEX shop.stock_ledger_of_sku;
ALTER TABLE shop.stock_ledger
    DROP CONSTRAINT stock_ledger_pkey,
    DROP CONSTRAINT stock_ledger_sku_operation_key,
    DROP CONSTRAINT stock_ledger_sku_checkout_id_key,
    DROP CONSTRAINT stock_ledger_sku_fkey,
    ADD PRIMARY KEY (sku, id);
CREATE UNIQUE INDEX stock_ledger_once_an_operation ON shop.stock_ledger (sku, operation) WHERE operation IS NOT NULL;
CREATE UNIQUE INDEX stock_ledger_once_a_checkout ON shop.stock_ledger (sku, checkout_id) WHERE checkout_id IS NOT NULL;
