-- What the shop reckons tax and shipping by. Merchants change these rows; processes read them anew every minute.
CREATE SCHEMA IF NOT EXISTS shop;

CREATE TABLE shop.tax_rates
(
    country           char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    region            text    NOT NULL DEFAULT '' CHECK (region ~ '^[A-Z0-9]{0,3}$'), -- '' is the whole country
    tax_class         text    NOT NULL CHECK (tax_class <> ''),                       -- 'shipping' is the delivery
    parts_per_million integer NOT NULL CHECK (parts_per_million BETWEEN 0 AND 1000000),
    is_included       boolean NOT NULL,                                               -- in the prices, or on top of them
    PRIMARY KEY (country, region, tax_class)
);

-- Goods of a class without a row are taxed as 'standard'; a delivery without a row isn't taxed.
INSERT INTO shop.tax_rates (country, region, tax_class, parts_per_million, is_included) VALUES
    ('US', 'CA', 'standard',  72500, false),
    ('US', 'FL', 'standard',  60000, false),
    ('US', 'NY', 'standard',  88750, false), ('US', 'NY', 'shipping', 88750, false),
    ('US', 'TX', 'standard',  62500, false), ('US', 'TX', 'shipping', 62500, false),
    ('US', 'WA', 'standard',  65000, false), ('US', 'WA', 'shipping', 65000, false),
    ('AT', '',   'standard', 200000, true),  ('AT', '', 'reduced', 100000, true), ('AT', '', 'shipping', 200000, true),
    ('DE', '',   'standard', 190000, true),  ('DE', '', 'reduced',  70000, true), ('DE', '', 'shipping', 190000, true),
    ('ES', '',   'standard', 210000, true),  ('ES', '', 'reduced', 100000, true), ('ES', '', 'shipping', 210000, true),
    ('FR', '',   'standard', 200000, true),  ('FR', '', 'reduced',  55000, true), ('FR', '', 'shipping', 200000, true),
    ('GB', '',   'standard', 200000, true),  ('GB', '', 'reduced',  50000, true), ('GB', '', 'shipping', 200000, true),
    ('GB', '',   'zero',          0, true),
    ('IT', '',   'standard', 220000, true),  ('IT', '', 'reduced', 100000, true), ('IT', '', 'shipping', 220000, true),
    ('JP', '',   'standard', 100000, true),  ('JP', '', 'reduced',  80000, true), ('JP', '', 'shipping', 100000, true),
    ('NL', '',   'standard', 210000, true),  ('NL', '', 'reduced',  90000, true), ('NL', '', 'shipping', 210000, true);

CREATE TABLE shop.shipping_methods
(
    country          char(2)  NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    currency         char(3)  NOT NULL CHECK (currency ~ '^[A-Z]{3}$'), -- of the carts that it is for
    id               text     NOT NULL CHECK (id ~ '^[a-z0-9-]{1,40}$'),
    name             text     NOT NULL CHECK (name <> ''),
    position         smallint NOT NULL DEFAULT 0,
    price            bigint   NOT NULL CHECK (price >= 0),              -- minor units, as all amounts here
    per_kilogram     bigint   NOT NULL DEFAULT 0 CHECK (per_kilogram >= 0),
    free_from        bigint   NULL CHECK (free_from >= 0),
    weight_max_grams bigint   NOT NULL CHECK (weight_max_grams > 0),
    days_min         smallint NOT NULL CHECK (days_min >= 0),
    days_max         smallint NOT NULL,
    PRIMARY KEY (country, currency, id),
    CHECK (days_max >= days_min)
);

-- Each zone has its prices in dollars; countries where goods are sold in their own currency have those, too.
INSERT INTO shop.shipping_methods
    (country, currency, id, name, position, price, per_kilogram, free_from, weight_max_grams, days_min, days_max)
SELECT country, currency, id, name, position, price, per_kilogram, free_from, weight_max_grams, days_min, days_max
FROM (VALUES
    ('domestic', 'USD', 'standard', 'Standard',  1,  599,  50,  5000, 30000, 3,  5),
    ('domestic', 'USD', 'express',  'Express',   2, 1499, 150,  NULL, 20000, 1,  2),
    ('domestic', 'USD', 'freight',  'Freight',   3, 9900,   0,  NULL, 1000000, 5, 10),
    ('europe',   'USD', 'standard', 'Standard',  1, 1299, 200, 15000, 30000, 5, 10),
    ('europe',   'USD', 'express',  'Express',   2, 2999, 400,  NULL, 20000, 2,  4),
    ('europe',   'EUR', 'standard', 'Standard',  1,  499,  50,  4900, 30000, 2,  4),
    ('europe',   'EUR', 'express',  'Express',   2, 1290, 150,  NULL, 20000, 1,  2),
    ('britain',  'GBP', 'standard', 'Standard',  1,  399,  50,  4000, 30000, 2,  4),
    ('britain',  'GBP', 'express',  'Express',   2,  999, 150,  NULL, 20000, 1,  2),
    ('far',      'USD', 'standard', 'Standard',  1, 1999, 400, 20000, 20000, 7, 14),
    ('far',      'USD', 'express',  'Express',   2, 4499, 800,  NULL, 15000, 3,  5),
    ('japan',    'JPY', 'standard', 'Standard',  1,  600, 100,  8000, 25000, 2,  4),
    ('japan',    'JPY', 'express',  'Express',   2, 1500, 300,  NULL, 15000, 1,  2),
    ('kuwait',   'KWD', 'standard', 'Standard',  1, 1500, 250, 20000, 25000, 2,  4),
    ('kuwait',   'KWD', 'express',  'Express',   2, 3750, 500,  NULL, 15000, 1,  2)
) AS method (zone, currency, id, name, position, price, per_kilogram, free_from, weight_max_grams, days_min, days_max)
JOIN (VALUES
    ('domestic', 'US'), ('europe', 'AT'), ('europe', 'DE'), ('europe', 'ES'), ('europe', 'FR'), ('europe', 'GB'), ('europe', 'IT'),
    ('europe', 'NL'), ('britain', 'GB'), ('far', 'CA'), ('far', 'JP'), ('far', 'KW'), ('japan', 'JP'), ('kuwait', 'KW')
) AS served (zone, country) USING (zone);
