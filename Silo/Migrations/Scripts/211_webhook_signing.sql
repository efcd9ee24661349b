-- How deliveries are signed: as docs say (t=…,v1=…), or as Standard Webhooks has it, whose header is called the same.
ALTER TABLE shop.webhook_endpoints ADD COLUMN signing text COLLATE "C" NOT NULL DEFAULT 'shop' CHECK (signing IN ('shop', 'standard'));
