using Npgsql;
using Shop.Runtime.Storage.Schema;

namespace Shop.Runtime.AdoNet.Reminders;

/// <summary>The contract's queries for reminders, as the database has them.</summary>
internal sealed record ReminderQueries(string Upsert, string Delete, string ReadOne, string ReadGrain, string ReadWrappedRange)
{
    /// <summary>Reads them. Throws <see cref="MigrationException"/> where one is missing.</summary>
    public static async Task<ReminderQueries> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var queries = await OrleansQueries.ReadAsync(connection, cancellationToken);
        return new(
            queries["UpsertReminderRowKey"],
            queries["DeleteReminderRowKey"],
            queries["ReadReminderRowKey"],
            queries["ReadReminderRowsKey"],
            queries["ReadRangeRows2Key"]);
    }
}
