using Npgsql;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>The table that imports wait in until all of their lines are checked.</summary>
public sealed class ImportStaging(NpgsqlDataSource database)
{
    // Uploads that were broken off leave lines that nobody is going to release.
    private const string BeginSql = """
        WITH forgotten AS (DELETE FROM shop.catalog_imports WHERE state = 0 AND started_at < now() - interval '1 day')
        INSERT INTO shop.catalog_imports (id, actor) VALUES ($1, $2)
        """;

    private const string AddSql = """
        INSERT INTO shop.catalog_import_lines (import_id, line, document) SELECT $1, line, document::jsonb FROM unnest($2, $3) AS n (line, document)
        """;

    private const string ReleaseSql = """
        UPDATE shop.catalog_imports SET state = 1, lines = (SELECT count(*) FROM shop.catalog_import_lines WHERE import_id = $1) WHERE id = $1
        """;

    private const string DropSql = "DELETE FROM shop.catalog_imports WHERE id = $1 AND state = 0";

    private const string ReadSql = """
        SELECT i.state, i.lines, i.written, l.line, l.fault
        FROM shop.catalog_imports i
        LEFT JOIN LATERAL
        (
            SELECT line, fault FROM shop.catalog_import_lines WHERE import_id = i.id AND fault IS NOT NULL ORDER BY line LIMIT 100
        ) l ON true
        WHERE i.id = $1
        """;

    /// <summary>Opens an import.</summary>
    public Task BeginAsync(ImportId id, string actor, CancellationToken cancellationToken) =>
        ExecuteAsync(BeginSql, id, cancellationToken, new NpgsqlParameter<string> { TypedValue = actor });

    /// <summary>Adds lines that were checked.</summary>
    public Task AddAsync(ImportId id, IReadOnlyList<(int Line, ProductDocument Product)> lines, CancellationToken cancellationToken) => ExecuteAsync(
        AddSql, id, cancellationToken,
        new NpgsqlParameter<int[]> { TypedValue = [.. lines.Select(static one => one.Line)] },
        new NpgsqlParameter<string[]> { TypedValue = [.. lines.Select(static one => CatalogJson.SerializeToText(one.Product))] });

    /// <summary>All lines are there and checked: from now on the import is carried through.</summary>
    public Task ReleaseAsync(ImportId id, CancellationToken cancellationToken) => ExecuteAsync(ReleaseSql, id, cancellationToken);

    /// <summary>Forgets an import that isn't released.</summary>
    public Task DropAsync(ImportId id, CancellationToken cancellationToken) => ExecuteAsync(DropSql, id, cancellationToken);

    /// <summary>How far an import is; null where there is none.</summary>
    public async Task<ImportAnswer?> ReadAsync(ImportId id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id.Number });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        ImportAnswer? answer = null;
        var faults = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            answer ??= new ImportAnswer(id.ToString(), (ImportState)reader.GetInt16(0), reader.GetInt32(1), reader.GetInt32(2), faults);
            if (!reader.IsDBNull(3))
            {
                faults[$"/{reader.GetInt32(3)}"] = [reader.GetString(4)];
            }
        }

        return answer;
    }

    private async Task ExecuteAsync(string sql, ImportId id, CancellationToken cancellationToken, params NpgsqlParameter[] more)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id.Number });
        command.Parameters.AddRange(more);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
