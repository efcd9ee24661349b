using Npgsql;
using Shop.Runtime.Storage.Connections;

namespace Shop.Runtime.Storage.Writes;

/// <summary>
/// Reads the stored versions of writes that weren't carried out, or whose outcome isn't known. Rare, so it isn't prepared.
/// </summary>
internal static class VersionCommand
{
    private const string Sql = $"""
        SELECT k.place, found.version
        FROM unnest({KeyColumns.Arrays}) WITH ORDINALITY AS k({KeyColumns.Columns}, place)
            CROSS JOIN LATERAL ({KeyColumns.Row} OFFSET 0) found
        """;

    /// <summary>The version of each member's row, in the members' order; null where there is no row.</summary>
    public static async Task<int?[]> ReadAsync(NpgsqlConnection connection, string serviceId, List<WriteMember> members)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = SessionSettings.CommandTimeoutSeconds };
        var keys = new KeyColumns(command.Parameters, serviceId);
        members.ForEach(member => keys.Add(member.Key));
        var versions = new int?[members.Count];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            versions[reader.GetInt64(0) - 1] = reader.IsDBNull(1) ? null : reader.GetInt32(1);
        }

        return versions;
    }
}
