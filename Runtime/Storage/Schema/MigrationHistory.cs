using Npgsql;

namespace Shop.Runtime.Storage.Schema;

/// <summary>
/// What was applied to a database: the table <c>shop_schema_history</c>, read and written inside a migration's transaction.
/// </summary>
internal sealed class MigrationHistory(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    private const string CreateSql = """
        CREATE TABLE IF NOT EXISTS shop_schema_history
        (
            set_name   text        NOT NULL,
            number     integer     NOT NULL,
            name       text        NOT NULL,
            checksum   text        NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (set_name, number)
        )
        """;

    /// <summary>Makes the table where it is missing.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CreateSql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether anything was ever applied.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('shop_schema_history') IS NOT NULL", connection, transaction);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>The applied migrations of a set, by number.</summary>
    public async Task<IReadOnlyList<AppliedMigration>> ReadAsync(string setName, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT number, name, checksum FROM shop_schema_history WHERE set_name = $1 ORDER BY number", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setName });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    /// <summary>Records that a script was applied.</summary>
    public async Task AddAsync(string setName, MigrationScript script, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO shop_schema_history (set_name, number, name, checksum) VALUES ($1, $2, $3, $4)", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setName });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = script.Number });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Checksum });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
