-- A state of more than 2 KB would be packed at each write and put aside in pieces, each a row with an index entry of its own: that
-- costs several times the write itself. States are written far more often than anything else reads the table, so they stay in
-- their rows as long as these fit on a page; larger ones are put aside as before.
ALTER TABLE OrleansStorage SET (toast_tuple_target = 8160);
