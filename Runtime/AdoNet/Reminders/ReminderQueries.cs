using Npgsql;
using Shop.Runtime.Storage.Schema;

namespace Shop.Runtime.AdoNet.Reminders;

/// <summary>The contract's queries for reminders, as the database has them.</summary>
internal sealed record ReminderQueries(string Upsert, string Delete, string ReadOne, string ReadGrain, string ReadWrappedRange)
{
    /// <summary>Reads them. Throws <see cref="MigrationException"/> where one is missing.</summary>
    public static async Task<ReminderQueries> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT QueryKey, QueryText FROM OrleansQuery", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            texts[reader.GetString(0)] = reader.GetString(1);
        }

        string Text(string key) => texts.TryGetValue(key, out var text)
            ? text
            : throw new MigrationException($"OrleansQuery has no {key}. Run the migrations of RuntimeSchema first.");
        return new(
            Text("UpsertReminderRowKey"), Text("DeleteReminderRowKey"), Text("ReadReminderRowKey"), Text("ReadReminderRowsKey"), Text("ReadRangeRows2Key"));
    }
}
