using System.Data;
using System.Data.Common;

namespace Runtime.Tests.Storage.Schema;

/// <summary>
/// Runs a query of the contract as Orleans' ADO.NET providers do: the text from <c>OrleansQuery</c>, parameters by name with the
/// <see cref="DbType"/>s that they use, results by column name, whatever its case.
/// </summary>
internal sealed class ContractQuery(DbDataSource dataSource)
{
    private static readonly Dictionary<Type, DbType> _types = new()
    {
        [typeof(int)] = DbType.Int32,
        [typeof(long)] = DbType.Int64,
        [typeof(string)] = DbType.String,
        [typeof(byte[])] = DbType.Binary,
        [typeof(DateTime)] = DbType.DateTime,
    };

    public async Task<List<Dictionary<string, object?>>> RunAsync(string queryKey, params (string Name, object? Value, Type Type)[] parameters)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = await TextOfAsync(connection, queryKey);
        foreach (var (name, value, type) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            parameter.DbType = _types[type];
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            var names = Enumerable.Range(0, reader.FieldCount).ToArray();
            rows.Add(names.ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i), StringComparer.OrdinalIgnoreCase));
        }

        return rows;
    }

    private static async Task<string> TextOfAsync(DbConnection connection, string queryKey)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT QueryKey, QueryText FROM OrleansQuery WHERE QueryKey = '{queryKey}'";
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue(queryKey);
        return reader.GetString(reader.GetOrdinal("QueryText"));
    }
}
