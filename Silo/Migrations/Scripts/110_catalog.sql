CREATE SCHEMA IF NOT EXISTS shop;

-- The products' documents, where they are kept in PostgreSQL. Ids are compared by their bytes, as the programs do.
CREATE TABLE shop.product_documents
(
    id       text COLLATE "C" PRIMARY KEY,
    version  bigint NOT NULL CHECK (version > 0),
    -- The row of catalog_changes that made this version.
    change   uuid   NOT NULL,
    document jsonb  NOT NULL
);

-- Slugs and SKUs are claimed here before a document is written, wherever the documents are kept.
CREATE TABLE shop.product_slugs
(
    slug       text COLLATE "C" PRIMARY KEY,
    product_id text COLLATE "C" NOT NULL
);
CREATE INDEX product_slugs_product ON shop.product_slugs (product_id);

CREATE TABLE shop.product_skus
(
    sku        text COLLATE "C" PRIMARY KEY,
    product_id text COLLATE "C" NOT NULL
);
CREATE INDEX product_skus_product ON shop.product_skus (product_id);

-- Every change of the catalog: committed before the document is written (state 0), settled afterwards (1 took effect, 2 didn't).
CREATE TABLE shop.catalog_changes
(
    id        uuid PRIMARY KEY,
    subject   text COLLATE "C" NOT NULL,
    version   bigint           NOT NULL CHECK (version > 0),
    actor     text             NOT NULL,
    operation uuid             NOT NULL,
    kind      smallint         NOT NULL,
    at        timestamptz      NOT NULL DEFAULT now(),
    before    jsonb,
    after     jsonb,
    state     smallint         NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    projected boolean          NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX catalog_changes_version ON shop.catalog_changes (subject, version) WHERE state <> 2;
CREATE INDEX catalog_changes_operation ON shop.catalog_changes (subject, operation);
CREATE INDEX catalog_changes_unsettled ON shop.catalog_changes (at) WHERE state = 0 OR (state = 1 AND NOT projected);

-- The categories, where the documents are kept in PostgreSQL: one version for the whole tree.
CREATE TABLE shop.category_tree
(
    only_one boolean PRIMARY KEY CHECK (only_one),
    version  bigint NOT NULL CHECK (version > 0),
    change   uuid   NOT NULL
);

CREATE TABLE shop.categories
(
    id          text COLLATE "C" PRIMARY KEY,
    name        text    NOT NULL,
    parent_id   text COLLATE "C" REFERENCES shop.categories DEFERRABLE INITIALLY DEFERRED,
    position    integer NOT NULL,
    description text
);
