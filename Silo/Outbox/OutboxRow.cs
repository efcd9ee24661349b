using Npgsql;

namespace Shop.Silo.Outbox;

/// <summary>Something that is to be done.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">What: the name of its handler.</param>
/// <param name="Subject">To what.</param>
/// <param name="Data">What else its handler needs, as JSON.</param>
internal sealed record OutboxRow(long Id, string Kind, string Subject, string Data)
{
    /// <summary>Whether a result is of such rows, and not of something else in its batch.</summary>
    public static bool IsOf(NpgsqlDataReader reader) => reader.FieldCount == 4 && reader.GetName(0) == "id";

    /// <summary>Reads all of a result whose columns are these, in this order.</summary>
    public static async Task<List<OutboxRow>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<OutboxRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new OutboxRow(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        return rows;
    }
}
