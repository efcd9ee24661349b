using Npgsql;
using Shop.Sessions;

namespace Shop.Silo.Sessions;

/// <summary>
/// Deletes what is stored of sessions that ended long ago: every visitor leaves one. A session that is used is written at least
/// once in <see cref="SessionLimits.LastSeenStep"/>, so a row that nobody has written for longer than a session lives unused
/// belongs to none.
/// </summary>
/// <param name="database">Where grains keep their state.</param>
public sealed class EndedSessions(NpgsqlDataSource database)
{
    // Rows of one statement: its locks and its log stay small.
    private const int RowsMax = 5_000;

    // Seconds. It reads the whole table, for which the few of other statements are too short.
    private const int TimeoutSeconds = 120;

    private const string Sql = """
        DELETE FROM orleansstorage WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM orleansstorage
            WHERE graintypestring = 'session' AND modifiedon < (now() AT TIME ZONE 'utc') - $1::interval
            LIMIT $2))
        """;

    // A day more than the idle time, for whatever clock wrote the row.
    private static readonly TimeSpan _age = SessionLimits.Idle + TimeSpan.FromDays(1);

    /// <summary>Deletes all there are; returns how many.</summary>
    public async Task<long> DeleteAsync(CancellationToken cancellationToken)
    {
        var (all, some) = (0L, RowsMax);
        while (some == RowsMax)
        {
            await using var command = database.CreateCommand(Sql);
            command.CommandTimeout = TimeoutSeconds;
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = _age });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = RowsMax });
            some = await command.ExecuteNonQueryAsync(cancellationToken);
            all += some;
        }

        return all;
    }
}
