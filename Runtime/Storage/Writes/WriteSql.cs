using Shop.Runtime.Storage.Connections;

namespace Shop.Runtime.Storage.Writes;

/// <summary>
/// The statements of a batch of writes. Each takes the keys as arrays, in the keys' order, and returns the place (from 1) of
/// every key whose row it has changed. $8 is the expected version and $9 the payload.
/// </summary>
internal static class WriteSql
{
    private const string Keys = $"unnest({KeyColumns.Arrays}, $8) WITH ORDINALITY AS k({KeyColumns.Columns}, expected, place)";
    private const string KeysAndPayloads = $"unnest({KeyColumns.Arrays}, $8, $9) WITH ORDINALITY AS k({KeyColumns.Columns}, expected, payload, place)";

    /// <summary>
    /// Replaces payloads. The keys drive the join, so that each costs one look-up, and the rows are locked in the keys'
    /// order: the sub-select with its OFFSET is what the planner can't turn round. It would otherwise, for a table that it
    /// holds for small, walk the table and look for each row among the keys.
    /// </summary>
    public const string Update = $"""
        UPDATE OrleansStorage s
        SET payloadbinary = k.payload, modifiedon = now() AT TIME ZONE 'utc', version = s.version + 1
        FROM {KeysAndPayloads} CROSS JOIN LATERAL ({KeyColumns.Row} AND s.version = k.expected OFFSET 0) found
        WHERE s.ctid = found.ctid
        RETURNING k.place
        """;

    /// <summary>Removes rows.</summary>
    public const string Delete = $"""
        DELETE FROM OrleansStorage s
        USING {Keys} CROSS JOIN LATERAL ({KeyColumns.Row} AND s.version = k.expected OFFSET 0) found
        WHERE s.ctid = found.ctid
        RETURNING k.place
        """;

    /// <summary>
    /// Makes rows; one that exists is left alone and not returned. An INSERT can't return its source's columns, so the rows
    /// come back by key. $8 is the payload here.
    /// </summary>
    public const string Insert = $"""
        INSERT INTO OrleansStorage
            (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
        SELECT k.idhash, k.n0, k.n1, k.typehash, k.name, k.ext, $7, k.payload, now() AT TIME ZONE 'utc', 1
        FROM unnest({KeyColumns.Arrays}, $8) AS k({KeyColumns.Columns}, payload)
        ON CONFLICT (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, serviceid, grainidextensionstring) DO NOTHING
        RETURNING grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, grainidextensionstring
        """;

    /// <summary>
    /// As <see cref="Update"/>, leaving rows that another session holds. Costs about a sixth more, hence only after a lock
    /// timeout.
    /// </summary>
    public const string UpdateSkippingLocked = $"""
        WITH free AS
        (
            SELECT found.ctid AS row, k.payload, k.place
            FROM {KeysAndPayloads} CROSS JOIN LATERAL ({KeyColumns.Row} AND s.version = k.expected FOR NO KEY UPDATE SKIP LOCKED) found
        )
        UPDATE OrleansStorage s
        SET payloadbinary = free.payload, modifiedon = now() AT TIME ZONE 'utc', version = s.version + 1
        FROM free WHERE s.ctid = free.row
        RETURNING free.place
        """;

    /// <summary>As <see cref="Delete"/>, leaving rows that another session holds.</summary>
    public const string DeleteSkippingLocked = $"""
        WITH free AS
        (
            SELECT found.ctid AS row, k.place
            FROM {Keys} CROSS JOIN LATERAL ({KeyColumns.Row} AND s.version = k.expected FOR UPDATE SKIP LOCKED) found
        )
        DELETE FROM OrleansStorage s USING free WHERE s.ctid = free.row
        RETURNING free.place
        """;
}
