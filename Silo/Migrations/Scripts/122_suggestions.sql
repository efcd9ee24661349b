-- What is offered while somebody types, apart from the many ends of titles that are one product's name: those would be read and
-- thrown away for every letter. Its value hardly ever changes, so that counting a use leaves all indexes alone.
ALTER TABLE shop.search_phrases
    ADD COLUMN offered boolean NOT NULL GENERATED ALWAYS AS (kind IN (2, 3) OR (kind = 1 AND uses >= 3)) STORED;
CREATE INDEX search_phrases_offered ON shop.search_phrases (key) WHERE offered;

-- The best-liked products once more by their words. Six of these answer nearly every beginning of a word; one that few of these
-- have is rare enough for the index over all.
CREATE INDEX search_products_liked ON shop.search_products USING gin (head) WHERE active AND popularity >= 750;
