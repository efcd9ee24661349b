using Npgsql;
using Shop.Runtime.Storage.Schema;

namespace Shop.Runtime.AdoNet;

/// <summary>The queries of Orleans' ADO.NET contract, as the database has them in <c>OrleansQuery</c>.</summary>
internal sealed class OrleansQueries
{
    private readonly Dictionary<string, string> _texts;

    private OrleansQueries(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>The text of a query. Throws <see cref="MigrationException"/> where the database has none by this key.</summary>
    public string this[string key] => _texts.TryGetValue(key, out var text)
        ? text
        : throw new MigrationException($"OrleansQuery has no {key}. Run the migrations of RuntimeSchema first.");

    /// <summary>Reads them all. Throws <see cref="MigrationException"/> where the table is missing.</summary>
    public static async Task<OrleansQueries> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT QueryKey, QueryText FROM OrleansQuery", connection);
        var texts = new Dictionary<string, string>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                texts[reader.GetString(0)] = reader.GetString(1);
            }
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new MigrationException("The database has no OrleansQuery. Run the migrations of RuntimeSchema first.", exception);
        }

        return new OrleansQueries(texts);
    }
}
