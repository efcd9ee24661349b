-- Staff find accounts by any part of a name or an address. The expression is the one in Api/Customers/Staff/FindCustomers.cs;
-- search (120) has made the extension.
CREATE INDEX customers_by_words ON shop.customers USING gin (lower(name || ' ' || email) gin_trgm_ops);
