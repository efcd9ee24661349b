-- The queries that Orleans' ADO.NET providers run, by name. They read results by column name and pass parameters by name;
-- the texts are ours to write. Later migrations add the rows of their part.
CREATE TABLE OrleansQuery
(
    QueryKey  varchar(64)   NOT NULL,
    QueryText varchar(8000) NOT NULL,

    CONSTRAINT OrleansQuery_Key PRIMARY KEY (QueryKey)
);
