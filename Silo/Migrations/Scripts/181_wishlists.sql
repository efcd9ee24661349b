-- What the holders of accounts want to remember. A product that is gone stays in it and isn't shown.
CREATE TABLE shop.wishes
(
    customer_id uuid             NOT NULL REFERENCES shop.customers ON DELETE CASCADE,
    product_id  text COLLATE "C" NOT NULL,
    added_at    timestamptz      NOT NULL DEFAULT now(),

    PRIMARY KEY (customer_id, product_id)
);
