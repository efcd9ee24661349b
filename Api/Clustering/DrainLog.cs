using Npgsql;
using Shop.Catalog;
using Shop.Customers;

namespace Shop.Api.Clustering;

/// <summary>
/// The audit log's rows of what was done with silos. Who wishes something is written down before it is done: a process that dies in
/// between leaves a row too many, never one too few. A wish that is refused was none.
/// </summary>
internal sealed class DrainLog(NpgsqlDataSource database)
{
    // Two wishes for one silo at the same moment: one of them takes the next version after all.
    private const int AttemptsMax = 3;

    private const string NoteSql = """
        INSERT INTO shop.catalog_changes (id, subject, version, actor, operation, kind, before, after, state, projected)
        SELECT $1, $2, 1 + coalesce((SELECT max(version) FROM shop.catalog_changes WHERE subject = $2 AND state <> 2), 0), $3, $4, $5,
            jsonb_build_object('drained', NOT $6), jsonb_build_object('drained', $6), 1, true
        WHERE NOT EXISTS (SELECT FROM shop.catalog_changes known WHERE known.subject = $2 AND known.operation = $4 AND known.state = 1)
        """;

    private const string StrikeSql = "UPDATE shop.catalog_changes SET state = 2 WHERE subject = $1 AND operation = $2 AND kind = $3";

    /// <summary>Writes a wish down, unless that was done before.</summary>
    /// <param name="subject">The silo.</param>
    /// <param name="drained">Whether it is to be drained, or to take grains again.</param>
    /// <param name="actor">Who wishes it.</param>
    /// <param name="operation">The wish.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task NoteAsync(string subject, bool drained, ShopperId actor, OperationId operation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var command = database.CreateCommand(NoteSql);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Value });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = operation.Value });
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ChangeKind.Silo });
            command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = drained });
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation && attempt < AttemptsMax)
            {
            }
        }
    }

    /// <summary>It was refused.</summary>
    public async Task StrikeAsync(string subject, OperationId operation)
    {
        await using var command = database.CreateCommand(StrikeSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = operation.Value });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ChangeKind.Silo });
        await command.ExecuteNonQueryAsync();
    }
}
