-- Imports of products: lines are staged here, checked and all, before the first one is written.
CREATE TABLE shop.catalog_imports
(
    id         uuid PRIMARY KEY,
    actor      text        NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    -- 0 lines come in, 1 all are checked and are being written, 2 done.
    state      smallint    NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    lines      integer     NOT NULL DEFAULT 0,
    written    integer     NOT NULL DEFAULT 0
);
CREATE INDEX catalog_imports_open ON shop.catalog_imports (id) WHERE state <> 2;

CREATE TABLE shop.catalog_import_lines
(
    import_id uuid    NOT NULL REFERENCES shop.catalog_imports ON DELETE CASCADE,
    line      integer NOT NULL,
    document  jsonb   NOT NULL,
    -- Why it wasn't written, where it wasn't.
    fault     text,
    is_open   boolean NOT NULL DEFAULT true,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX catalog_import_lines_open ON shop.catalog_import_lines (import_id, line) WHERE is_open;
