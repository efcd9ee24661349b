-- Names in addresses that products had before: whoever follows one is led on to where the product is now. A name that another
-- product has taken since leads to that one (product_slugs goes first).
CREATE TABLE shop.product_former_slugs
(
    slug       text COLLATE "C" PRIMARY KEY,
    product_id text COLLATE "C" NOT NULL
);
