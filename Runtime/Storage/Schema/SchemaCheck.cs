using Npgsql;

namespace Shop.Runtime.Storage.Schema;

/// <summary>Looks for the tables that a part needs, so that a database without them is a clear error at the start.</summary>
internal static class SchemaCheck
{
    /// <summary>Throws <see cref="MigrationException"/> where the table of grains' states or its unique key is missing.</summary>
    public static async Task EnsureGrainStorageAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await EnsureExistsAsync(connection, "orleansstorage", "Run the migrations of RuntimeSchema first.", cancellationToken);
        await EnsureExistsAsync(
            connection, "uq_orleansstorage", "Orleans' own script made the table, without a unique key: two silos' first writes of one grain would both succeed.", cancellationToken);
    }

    /// <summary>Throws <see cref="MigrationException"/> where the table of reminders is missing.</summary>
    public static Task EnsureRemindersAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        EnsureExistsAsync(connection, "orleansreminderstable", "Run the migrations of RuntimeSchema first.", cancellationToken);

    private static async Task EnsureExistsAsync(NpgsqlConnection connection, string relation, string advice, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = relation });
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            throw new MigrationException($"The database \"{connection.Database}\" has no {relation}. {advice}");
        }
    }
}
