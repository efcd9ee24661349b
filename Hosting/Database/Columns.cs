using Npgsql;
using NpgsqlTypes;

namespace Shop.Hosting.Database;

/// <summary>Rows of many as the arrays of one statement: <c>FROM unnest($1, $2, …)</c>.</summary>
public static class Columns
{
    // A plan is made while a table is small, and kept when it isn't any more.
    private const string ByKey = """
        SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
            set_config('enable_bitmapscan', 'off', true)
        """;

    /// <summary>Has every further statement of this transaction look its rows up by key, one by one. It returns a row of its own.</summary>
    public static NpgsqlBatchCommand FindByKey() => new(ByKey);

    /// <summary>Texts, or nulls.</summary>
    public static NpgsqlParameter Texts<T>(this IReadOnlyCollection<T> rows, Func<T, string?> value) =>
        new NpgsqlParameter<string?[]> { TypedValue = [.. rows.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>Of type <c>bigint</c>.</summary>
    public static NpgsqlParameter Longs<T>(this IReadOnlyCollection<T> rows, Func<T, long> value) =>
        new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(value)] };

    /// <summary>Of type <c>integer</c>.</summary>
    public static NpgsqlParameter Ints<T>(this IReadOnlyCollection<T> rows, Func<T, int> value) =>
        new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(value)] };

    /// <summary>Of type <c>smallint</c>.</summary>
    public static NpgsqlParameter Shorts<T>(this IReadOnlyCollection<T> rows, Func<T, short> value) =>
        new NpgsqlParameter<short[]> { TypedValue = [.. rows.Select(value)] };

    /// <summary>Of type <c>boolean</c>.</summary>
    public static NpgsqlParameter Flags<T>(this IReadOnlyCollection<T> rows, Func<T, bool> value) =>
        new NpgsqlParameter<bool[]> { TypedValue = [.. rows.Select(value)] };

    /// <summary>Of type <c>uuid</c>.</summary>
    public static NpgsqlParameter Ids<T>(this IReadOnlyCollection<T> rows, Func<T, Guid> value) =>
        new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(value)] };

    /// <summary>Of type <c>bytea</c>.</summary>
    public static NpgsqlParameter Bytes<T>(this IReadOnlyCollection<T> rows, Func<T, byte[]> value) =>
        new NpgsqlParameter<byte[][]> { TypedValue = [.. rows.Select(value)] };

    /// <summary>Of type <c>timestamptz</c>, or nulls.</summary>
    public static NpgsqlParameter Moments<T>(this IReadOnlyCollection<T> rows, Func<T, DateTimeOffset?> value) => new NpgsqlParameter<DateTime?[]>
    {
        TypedValue = [.. rows.Select(row => value(row)?.UtcDateTime)],
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
    };
}
