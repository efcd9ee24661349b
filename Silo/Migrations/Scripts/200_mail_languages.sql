CREATE SCHEMA IF NOT EXISTS shop;

-- In which language somebody is written to: what their browser asked for when they registered, or checked out. What silos and Apis
-- of the version before write without it is English, as theirs is.
ALTER TABLE shop.customers ADD COLUMN language text COLLATE "C" NOT NULL DEFAULT 'en';
ALTER TABLE shop.orders ADD COLUMN language text COLLATE "C" NOT NULL DEFAULT 'en';
ALTER TABLE shop.mail_outbox ADD COLUMN language text COLLATE "C" NOT NULL DEFAULT 'en';
