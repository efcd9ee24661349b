-- Changes what is on hand in staff's name: as the function of seven parameters does, which stays for silos of the build before,
-- and with it a row of the audit log. Where a version is named, the change is made from that one only, except for a repeat.
-- Answers what Shop.Inventory.StockRefusal says; -1 for a repeat.
CREATE FUNCTION shop.stock_change
    (of_sku text, named uuid, value integer, is_delta boolean, why text, who text, most integer, from_version bigint, change uuid)
    RETURNS integer
    LANGUAGE plpgsql
AS
$$
DECLARE
    before  shop.stock_items;
    verdict integer;
BEGIN
    INSERT INTO shop.stock_items (sku, on_hand) VALUES (of_sku, 0) ON CONFLICT (sku) DO NOTHING;
    SELECT * INTO before FROM shop.stock_items one WHERE one.sku = of_sku FOR UPDATE;
    IF before.version <> from_version
        AND NOT EXISTS (SELECT FROM shop.stock_ledger entry WHERE entry.sku = of_sku AND entry.operation = named) THEN
        RETURN 4;
    END IF;

    verdict := shop.stock_change(of_sku, named, value, is_delta, why, who, most);
    IF verdict = 0 THEN
        INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
        SELECT change, 'stock-' || of_sku, one.version, who, named, 4,
            jsonb_build_object('onHand', before.on_hand), jsonb_build_object('onHand', one.on_hand, 'reason', why), 1, true
        FROM shop.stock_items one WHERE one.sku = of_sku;
    END IF;
    RETURN verdict;
END
$$;
