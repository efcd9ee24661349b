-- What is looked for to be forgotten: checkouts that came to nothing, and events of payments.
CREATE INDEX checkouts_released ON shop.checkouts (changed_at) WHERE status = 'Released';
CREATE INDEX payment_events_received ON shop.payment_events (received_at);
