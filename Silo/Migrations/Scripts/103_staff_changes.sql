-- Who was given which roles by whom: a row is written in the transaction that changes them, and never again.
CREATE TABLE shop.staff_changes
(
    id      uuid PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT now(),
    -- Who did it: a shopper's id, or the program that made the first owner.
    actor   text        NOT NULL,
    -- Whose roles they are: a shopper's id.
    account text        NOT NULL,
    number  bigint GENERATED ALWAYS AS IDENTITY,
    before  text[]      NOT NULL,
    after   text[]      NOT NULL
);
