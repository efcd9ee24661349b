using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Postgres;

/// <summary>The categories in PostgreSQL: rows that can be joined to, under one version.</summary>
internal static class PostgresCategories
{
    private const string ReadSql = """
        SELECT t.version, t.change, c.id, c.name, c.parent_id, c.position, c.description
        FROM shop.category_tree t LEFT JOIN shop.categories c ON true
        """;

    // The version's row is the lock: who doesn't get it writes nothing.
    private const string ClaimSql = """
        INSERT INTO shop.category_tree AS t (only_one, version, change) SELECT true, $1, $2 WHERE $1 = 1 OR EXISTS (SELECT FROM shop.category_tree)
        ON CONFLICT (only_one) DO UPDATE SET version = $1, change = $2 WHERE t.version = $1 - 1
        """;

    private const string Claimed = "EXISTS (SELECT FROM shop.category_tree WHERE version = $1 AND change = $2)";

    private const string DeleteSql = $"DELETE FROM shop.categories WHERE {Claimed}";

    private const string InsertSql = $"""
        INSERT INTO shop.categories (id, name, parent_id, position, description)
        SELECT * FROM unnest($3, $4, $5, $6, $7) WHERE {Claimed}
        """;

    public static async Task<StoredCategories> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var (version, change) = (0L, Guid.Empty);
        var items = ImmutableArray.CreateBuilder<Category>();
        await using var command = database.CreateCommand(ReadSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            (version, change) = (reader.GetInt64(0), reader.GetGuid(1));
            if (!reader.IsDBNull(2))
            {
                items.Add(new Category(reader.GetString(2), reader.GetString(3), Text(reader, 4), reader.GetInt32(5), Text(reader, 6)));
            }
        }

        return new StoredCategories(new CategoryTree(version, CategoryRules.InOrder(items.ToImmutable())), change);
    }

    public static async Task<bool> WriteAsync(NpgsqlDataSource database, StoredCategories categories, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        foreach (var sql in (string[])[ClaimSql, DeleteSql, InsertSql])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = categories.Tree.Version });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = categories.Change });
            batch.BatchCommands.Add(command);
        }

        var items = categories.Tree.Items;
        var insert = batch.BatchCommands[2].Parameters;
        insert.Add(Texts([.. items.Select(static item => item.Id)]));
        insert.Add(Texts([.. items.Select(static item => item.Name)]));
        insert.Add(Texts([.. items.Select(static item => item.ParentId)]));
        insert.Add(new NpgsqlParameter<int[]> { TypedValue = [.. items.Select(static item => item.Position)] });
        insert.Add(Texts([.. items.Select(static item => item.Description)]));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[0].RecordsAffected == 1;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static NpgsqlParameter Texts(string?[] texts) => new() { Value = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
