using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Postgres;

/// <summary>The imports' staged lines in PostgreSQL.</summary>
internal sealed class PostgresCatalogImports(NpgsqlDataSource database) : ICatalogImports
{
    private const string PendingSql = "SELECT id FROM shop.catalog_imports WHERE state = 1 ORDER BY id LIMIT 10";

    private const string NextSql = """
        SELECT l.line, i.actor, l.document
        FROM shop.catalog_imports i JOIN shop.catalog_import_lines l ON l.import_id = i.id
        WHERE i.id = $1 AND i.state = 1 AND l.is_open
        ORDER BY l.line LIMIT $2
        """;

    // Marked twice it counts once.
    private const string MarkSql = """
        WITH marked AS
        (
            UPDATE shop.catalog_import_lines l SET is_open = false, fault = o.fault
            FROM unnest($2, $3) AS o (line, fault)
            WHERE l.import_id = $1 AND l.line = o.line AND l.is_open
            RETURNING l.fault
        )
        UPDATE shop.catalog_imports SET written = written + (SELECT count(*) FROM marked WHERE fault IS NULL) WHERE id = $1
        """;

    private const string FinishSql = """
        WITH done AS
        (
            UPDATE shop.catalog_imports i SET state = 2
            WHERE i.id = $1 AND i.state = 1 AND NOT EXISTS (SELECT FROM shop.catalog_import_lines l WHERE l.import_id = i.id AND l.is_open)
            RETURNING i.id
        )
        DELETE FROM shop.catalog_import_lines l USING done WHERE l.import_id = done.id AND l.fault IS NULL
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportId>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PendingSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var imports = new List<ImportId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            imports.Add(ImportId.Of(reader.GetGuid(0)));
        }

        return imports;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StagedLine>> NextAsync(ImportId import, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(NextSql, import);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<StagedLine>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(new StagedLine(reader.GetInt32(0), reader.GetString(1), CatalogJson.Deserialize(reader.GetFieldValue<byte[]>(2))));
        }

        return lines;
    }

    /// <inheritdoc/>
    public async Task MarkAsync(ImportId import, IReadOnlyList<(int Line, string? Fault)> outcomes, CancellationToken cancellationToken)
    {
        await using var command = Command(MarkSql, import);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. outcomes.Select(static one => one.Line)] });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = outcomes.Select(static one => one.Fault).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task FinishAsync(ImportId import, CancellationToken cancellationToken)
    {
        await using var command = Command(FinishSql, import);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, ImportId import)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = import.Number });
        return command;
    }
}
