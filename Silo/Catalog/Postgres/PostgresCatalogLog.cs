using Npgsql;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Postgres;

/// <summary>The changes of the catalog in PostgreSQL; each call is one round trip and one transaction.</summary>
internal sealed class PostgresCatalogLog(NpgsqlDataSource database) : ICatalogLog
{
    private const string UnsettledSql = """
        SELECT subject FROM shop.catalog_changes
        WHERE (state = 0 OR (state = 1 AND NOT projected)) AND at < now() - $1
        GROUP BY subject ORDER BY min(at) LIMIT $2
        """;

    private const string TookEffectSql = """
        SELECT EXISTS (SELECT FROM shop.catalog_changes WHERE subject = $1 AND operation = $2 AND (state = 1 OR id = $3))
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BegunChange>> BeginAsync(IReadOnlyList<CatalogChange> changes, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        foreach (var command in BeginStatements.Of(changes))
        {
            batch.BatchCommands.Add(command);
        }

        var begun = new BegunChange[changes.Count];
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken); // only the last one has rows
        while (await reader.ReadAsync(cancellationToken))
        {
            begun[reader.GetInt64(0) - 1] = new BegunChange(
                reader.GetBoolean(1),
                reader.GetBoolean(2),
                reader.GetBoolean(3),
                [.. reader.GetFieldValue<string[]>(4).Select(Sku.Parse)]);
        }

        return begun;
    }

    /// <inheritdoc/>
    public async Task<bool> HasTakenEffectAsync(string subject, OperationId operation, Guid change, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(TookEffectSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = operation.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = change });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <inheritdoc/>
    public async Task SettleAsync(IReadOnlyList<SettledSubject> subjects, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        foreach (var command in SettleStatements.Of(subjects))
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> UnsettledAsync(TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UnsettledSql);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = age });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var subjects = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            subjects.Add(reader.GetString(0));
        }

        return subjects;
    }
}
