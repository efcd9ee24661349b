-- Deliveries that were given up, for whoever watches: the log has thirty days of the others.
CREATE INDEX webhook_deliveries_given_up ON shop.webhook_deliveries (attempted_at) WHERE next_attempt_at IS NULL AND delivered_at IS NULL;
