using Npgsql;
using NpgsqlTypes;
using Shop.Runtime.Storage.Connections;
using Shop.Runtime.Storage.Keys;

namespace Shop.Runtime.Storage.Writes;

/// <summary>The statement for the members of one kind in a batch, with its arrays.</summary>
internal sealed class WriteStatement
{
    private readonly List<WriteMember> _members = [];
    private readonly Dictionary<StorageKey, WriteMember> _inserts = [];
    private readonly List<int> _expected = [];
    private readonly List<byte[]?> _payloads = [];
    private readonly KeyColumns _keys;

    /// <summary>A statement for <paramref name="kind"/>, a single one of them.</summary>
    public WriteStatement(WriteKind kind, bool skipLocked, string serviceId)
    {
        Kind = kind;
        Command = new(SqlOf(kind, skipLocked));
        _keys = new(Command.Parameters, serviceId);
        if (kind != WriteKind.Insert)
        {
            Command.Parameters.Add(KeyColumns.Array(_expected, NpgsqlDbType.Integer));
        }

        if (kind != WriteKind.Delete)
        {
            Command.Parameters.Add(KeyColumns.Array(_payloads, NpgsqlDbType.Bytea));
        }
    }

    /// <summary>Which members it is for.</summary>
    public WriteKind Kind { get; }

    /// <summary>The statement, to be put into a batch once.</summary>
    public NpgsqlBatchCommand Command { get; }

    /// <summary>Takes the members of its kind; their order is kept.</summary>
    public void Fill(List<WriteMember> batch)
    {
        Clear();
        foreach (var member in batch)
        {
            if (member.Kind == Kind)
            {
                _members.Add(member);
                _keys.Add(member.Key);
                _expected.Add(member.ExpectedVersion);
                _payloads.Add(member.Payload);
            }
        }
    }

    /// <summary>Reads its result and marks the members whose rows were changed.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader)
    {
        if (Kind == WriteKind.Insert)
        {
            await ReadInsertedAsync(reader);
            return;
        }

        while (await reader.ReadAsync())
        {
            _members[(int)reader.GetInt64(0) - 1].IsMatched = true;
        }
    }

    /// <summary>Lets go of the members and their payloads.</summary>
    public void Clear()
    {
        _members.Clear();
        _inserts.Clear();
        _keys.Clear();
        _expected.Clear();
        _payloads.Clear();
    }

    private async Task ReadInsertedAsync(NpgsqlDataReader reader)
    {
        foreach (var member in _members)
        {
            _inserts.Add(member.Key, member);
        }

        while (await reader.ReadAsync())
        {
            var extension = reader.IsDBNull(5) ? null : reader.GetString(5);
            var key = new StorageKey(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetString(4), extension);
            _inserts[key].IsMatched = true;
        }
    }

    private static string SqlOf(WriteKind kind, bool skipLocked) => (kind, skipLocked) switch
    {
        (WriteKind.Update, false) => WriteSql.Update,
        (WriteKind.Update, true) => WriteSql.UpdateSkippingLocked,
        (WriteKind.Delete, false) => WriteSql.Delete,
        (WriteKind.Delete, true) => WriteSql.DeleteSkippingLocked,
        _ => WriteSql.Insert,
    };
}
