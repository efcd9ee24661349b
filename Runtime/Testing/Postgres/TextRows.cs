using Npgsql;

namespace Shop.Runtime.Testing.Postgres;

/// <summary>Looks at what is stored, with the eyes of somebody at <c>psql</c>.</summary>
public static class TextRows
{
    /// <summary>The first column of each row, as text.</summary>
    /// <param name="database">Where it is stored.</param>
    /// <param name="sql">Whose first column is text.</param>
    /// <param name="parameters">Its <c>$1</c>, <c>$2</c>, ….</param>
    /// <param name="secondsMax">For a statement that looks through more than a shop's own statements do; null for as long as those may take.</param>
    public static async Task<List<string>> TextRowsAsync(
        this NpgsqlDataSource database, string sql, IEnumerable<string> parameters, int? secondsMax = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(parameters);
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = secondsMax ?? command.CommandTimeout;
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
