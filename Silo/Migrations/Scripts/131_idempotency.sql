-- Calls that clients have named, with their answers: a repeat gets the same one. Kept for two days; the API promises one.
CREATE TABLE shop.idempotency_keys
(
    owner        text COLLATE "C" NOT NULL,                                  -- the shopper, never the session
    key          text COLLATE "C" NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    request_hash bytea            NOT NULL CHECK (octet_length(request_hash) = 32), -- method, address and body
    lease_id     uuid             NOT NULL,                                  -- the try that is under way, or was
    lease_until  timestamptz      NOT NULL,                                  -- a process that died in between is waited for no longer
    status       smallint         NULL CHECK (status BETWEEN 200 AND 499),   -- null while it is under way
    content_type text             NULL,
    location     text             NULL,
    body         bytea            NULL,
    created_at   timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_keys_created ON shop.idempotency_keys (created_at);
