CREATE SCHEMA IF NOT EXISTS shop;

-- Typos are found by trigrams.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
    RAISE EXCEPTION 'search needs PostgreSQL''s extension pg_trgm (on Debian in postgresql-NN, elsewhere in postgresql-contrib) and a user who may create it: %', SQLERRM;
END
$$;

-- Everything that products are filtered by and counted over: a category, a brand, a range of prices, a value of an attribute or
-- option. Numbers, because a search counts tens of thousands of them. Rows stay, also when no product has the value any more.
CREATE TABLE shop.search_facets
(
    id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name  text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    UNIQUE (name, value)
);

-- The products as search sees them. What a search reads of every match is short and stands in the row; what it reads of the
-- page's few alone (card) or through its index alone (words) is stored apart, so that the rows of 100,000 products are 30 MB.
CREATE TABLE shop.search_products
(
    id         uuid PRIMARY KEY,
    version    bigint    NOT NULL,
    active     boolean   NOT NULL,
    -- The lowest price of a variant, in thousandths of its currency.
    price      bigint    NOT NULL,
    -- Thousandths of a star, few ratings pulled towards the middle.
    rating     bigint    NOT NULL,
    -- 0–999: what is liked by many comes first among equals.
    popularity bigint    NOT NULL,
    -- When it was made: microseconds since 1970.
    created    bigint    NOT NULL,
    facets     integer[] NOT NULL,
    -- Title, brand, categories, attributes.
    head       tsvector  NOT NULL,
    -- The same, and the description.
    words      tsvector  NOT NULL,
    -- What a list shows of it, as JSON.
    card       text      NOT NULL
)
    WITH (toast_tuple_target = 256);
ALTER TABLE shop.search_products
    ALTER COLUMN words SET STORAGE EXTERNAL,
    ALTER COLUMN card SET STORAGE EXTERNAL;

CREATE INDEX search_products_words ON shop.search_products USING gin (words);
CREATE INDEX search_products_head ON shop.search_products USING gin (head);
CREATE INDEX search_products_facets ON shop.search_products USING gin (facets);
CREATE INDEX search_products_price ON shop.search_products (price, id) WHERE active;
CREATE INDEX search_products_rating ON shop.search_products (rating, id) WHERE active;
CREATE INDEX search_products_popularity ON shop.search_products (popularity, id) WHERE active;
CREATE INDEX search_products_created ON shop.search_products (created, id) WHERE active;

-- What people may type. Kind 0: single words, to correct others by; target is the word's stem. Kind 1: ends of titles, which are
-- good searches where several products share them. Kind 2: brands. Kind 3: categories; target is the category's id.
CREATE TABLE shop.search_phrases
(
    kind   smallint         NOT NULL CHECK (kind BETWEEN 0 AND 3),
    -- In small letters. Compared by bytes, so that the key's own index finds beginnings.
    key    text COLLATE "C" NOT NULL,
    target text COLLATE "C" NOT NULL,
    text   text             NOT NULL,
    -- About how many products have it.
    uses   bigint           NOT NULL,
    PRIMARY KEY (kind, key, target)
);
CREATE INDEX search_phrases_typos ON shop.search_phrases USING gin (key gin_trgm_ops) WHERE kind = 0;

-- The categories as the newest projected tree has them.
CREATE TABLE shop.search_categories
(
    only_one   boolean PRIMARY KEY CHECK (only_one),
    version    bigint NOT NULL,
    categories jsonb  NOT NULL
);

-- How much of which demo catalog is loaded.
CREATE TABLE shop.demo_catalog
(
    only_one boolean PRIMARY KEY CHECK (only_one),
    seed     bigint  NOT NULL,
    products integer NOT NULL CHECK (products >= 0)
);
