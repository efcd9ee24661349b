using Npgsql;
using NpgsqlTypes;
using Shop.Runtime.Storage.Keys;

namespace Shop.Runtime.Storage.Connections;

/// <summary>
/// The keys of a batch as the parameters $1 to $7 of a statement: an array a column, and the service. The lists are kept and
/// filled anew for each batch.
/// </summary>
internal sealed class KeyColumns
{
    /// <summary>The arrays as a table k(idhash, typehash, n0, n1, name, ext …) begins so: FROM unnest( … </summary>
    public const string Arrays = "$1, $2, $3, $4, $5, $6";

    /// <summary>The columns of <see cref="Arrays"/>.</summary>
    public const string Columns = "idhash, typehash, n0, n1, name, ext";

    /// <summary>The row s of a key row k: all columns of the unique key, in its order.</summary>
    public const string Row = """
        SELECT s.ctid, s.version, s.payloadbinary FROM OrleansStorage s WHERE s.grainidhash = k.idhash AND s.graintypehash = k.typehash AND s.grainidn0 = k.n0 AND s.grainidn1 = k.n1
            AND s.graintypestring = k.name AND s.serviceid = $7
            AND (s.grainidextensionstring = k.ext OR s.grainidextensionstring IS NULL AND k.ext IS NULL)
        """;

    /// <summary>The number of the first parameter after the keys.</summary>
    public const int Next = 8;

    private readonly List<int> _idHashes = [];
    private readonly List<int> _typeHashes = [];
    private readonly List<long> _n0 = [];
    private readonly List<long> _n1 = [];
    private readonly List<string> _names = [];
    private readonly List<string?> _extensions = [];

    /// <summary>Adds the parameters to a statement that has none yet.</summary>
    public KeyColumns(NpgsqlParameterCollection parameters, string serviceId)
    {
        parameters.Add(Array(_idHashes, NpgsqlDbType.Integer));
        parameters.Add(Array(_typeHashes, NpgsqlDbType.Integer));
        parameters.Add(Array(_n0, NpgsqlDbType.Bigint));
        parameters.Add(Array(_n1, NpgsqlDbType.Bigint));
        parameters.Add(Array(_names, NpgsqlDbType.Text));
        parameters.Add(Array(_extensions, NpgsqlDbType.Text));
        parameters.Add(new NpgsqlParameter<string> { TypedValue = serviceId, NpgsqlDbType = NpgsqlDbType.Text });
    }

    /// <summary>How many keys there are.</summary>
    public int Count => _names.Count;

    /// <summary>A parameter that sends <paramref name="values"/> as they are when the statement is executed.</summary>
    public static NpgsqlParameter Array<T>(List<T> values, NpgsqlDbType type) =>
        new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    /// <summary>Appends a key.</summary>
    public void Add(in StorageKey key)
    {
        _idHashes.Add(key.IdHash);
        _typeHashes.Add(key.TypeHash);
        _n0.Add(key.N0);
        _n1.Add(key.N1);
        _names.Add(key.StateName);
        _extensions.Add(key.Extension);
    }

    /// <summary>Removes all keys.</summary>
    public void Clear()
    {
        _idHashes.Clear();
        _typeHashes.Clear();
        _n0.Clear();
        _n1.Clear();
        _names.Clear();
        _extensions.Clear();
    }
}
