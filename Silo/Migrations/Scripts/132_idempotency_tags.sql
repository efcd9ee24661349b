-- The ETag that went with a stored answer: whoever gets the answer again can go on with If-Match as if it were the first.
ALTER TABLE shop.idempotency_keys ADD COLUMN etag text NULL;
