using Npgsql;
using Shop.Runtime.Storage.Connections;

namespace Shop.Runtime.Storage.Reads;

/// <summary>The prepared statement that reads the rows of a batch in one round trip.</summary>
internal sealed class ReadCommand : IAsyncDisposable
{
    private const string Sql = $"""
        SELECT k.place, found.version, found.payloadbinary
        FROM unnest({KeyColumns.Arrays}) WITH ORDINALITY AS k({KeyColumns.Columns}, place)
            CROSS JOIN LATERAL ({KeyColumns.Row} OFFSET 0) found
        """;

    private readonly NpgsqlCommand _command;
    private readonly KeyColumns _keys;

    /// <summary>The statement on an open connection.</summary>
    public ReadCommand(NpgsqlConnection connection, string serviceId)
    {
        _command = new(Sql, connection) { CommandTimeout = SessionSettings.CommandTimeoutSeconds };
        _keys = new(_command.Parameters, serviceId);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _command.DisposeAsync();

    /// <summary>Prepares it; until then each execution would parse it anew.</summary>
    public Task PrepareAsync() => _command.PrepareAsync();

    /// <summary>Reads all members' rows. A member whose row doesn't exist has nothing found.</summary>
    public async Task SendAsync(List<ReadMember> members)
    {
        foreach (var member in members)
        {
            member.Found = null;
            _keys.Add(member.Key);
        }

        try
        {
            await using var reader = await _command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                int? version = reader.IsDBNull(1) ? null : reader.GetInt32(1);
                members[(int)reader.GetInt64(0) - 1].Found = new(version, reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2));
            }
        }
        finally
        {
            _keys.Clear();
        }
    }
}
