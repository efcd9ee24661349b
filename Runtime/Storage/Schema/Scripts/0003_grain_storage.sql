-- Grains' states: one row a state, found by service, state name and key, fenced by its version.
-- fillfactor: a state is written far more often than it is made, and no indexed column ever changes; with a fifth of each
-- page free the new row version fits beside the old one, the update stays HOT and the index untouched.
CREATE TABLE OrleansStorage
(
    grainidhash            integer      NOT NULL,
    grainidn0              bigint       NOT NULL,
    grainidn1              bigint       NOT NULL,
    graintypehash          integer      NOT NULL,
    graintypestring        varchar(512) NOT NULL,
    grainidextensionstring varchar(512) NULL,
    serviceid              varchar(150) NOT NULL,
    payloadbinary          bytea        NULL,
    modifiedon             timestamp    NOT NULL,
    version                integer      NULL
) WITH (fillfactor = 80);

-- The key that Orleans' own script lacks: without it two silos' first writes of one grain both succeed. A state without a
-- key extension has null there, and two such are the same. The hashes come first: they tell nearly all rows apart, are
-- compared fastest, and the inner pages keep nothing else.
CREATE UNIQUE INDEX uq_orleansstorage ON OrleansStorage
    (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, serviceid, grainidextensionstring)
    NULLS NOT DISTINCT;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
-- One row always; null where the version wasn't the stored one or, for a first write, where there was a row.
('WriteToStorageKey', '
WITH updated AS
(
    UPDATE OrleansStorage
    SET payloadbinary = @PayloadBinary, modifiedon = now() AT TIME ZONE ''utc'', version = version + 1
    WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash
        AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
        AND graintypestring = @GrainTypeString AND serviceid = @ServiceId
        AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString
        AND version = @GrainStateVersion
    RETURNING version
),
inserted AS
(
    INSERT INTO OrleansStorage
        (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid,
        payloadbinary, modifiedon, version)
    SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId,
        @PayloadBinary, now() AT TIME ZONE ''utc'', 1
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, serviceid, grainidextensionstring) DO NOTHING
    RETURNING version
)
SELECT (SELECT version FROM updated UNION ALL SELECT version FROM inserted) AS NewGrainStateVersion
'),

('ReadFromStorageKey', '
SELECT payloadbinary AS PayloadBinary, now() AT TIME ZONE ''utc'' AS now, version AS Version
FROM OrleansStorage
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash
    AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND serviceid = @ServiceId
    AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString
'),

('ClearStorageKey', '
UPDATE OrleansStorage
SET payloadbinary = NULL, modifiedon = now() AT TIME ZONE ''utc'', version = version + 1
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash
    AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND serviceid = @ServiceId
    AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString
    AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
'),

-- The row is gone; the version after it tells the provider that the delete took place.
('DeleteStorageKey', '
DELETE FROM OrleansStorage
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash
    AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND serviceid = @ServiceId
    AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString
    AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion
');
