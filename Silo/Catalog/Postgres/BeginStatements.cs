using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Postgres;

/// <summary>What begins changes: six statements, sent together.</summary>
internal static class BeginStatements
{
    // Whatever else was begun is given up: of two writers of one version the store takes the first, and the other one's row
    // comes back to life by its id if that was the one.
    private const string GiveUpSql = """
        UPDATE shop.catalog_changes c SET state = 2 FROM unnest($1, $2) AS b (subject, base)
        WHERE c.subject = b.subject AND c.state = 0 AND c.id <> b.base
        """;

    private const string ConfirmSql = """
        UPDATE shop.catalog_changes c SET state = 1 FROM unnest($1, $2) AS b (subject, base)
        WHERE c.id = b.base AND c.subject = b.subject AND c.state <> 1
        """;

    // In the order of their keys, so that two batches never wait for each other in a circle.
    private const string SlugSql = """
        INSERT INTO shop.product_slugs (slug, product_id)
        SELECT slug, subject FROM unnest($1, $2) AS n (subject, slug) WHERE slug IS NOT NULL ORDER BY slug
        ON CONFLICT DO NOTHING
        """;

    private const string SkuSql = """
        INSERT INTO shop.product_skus (sku, product_id)
        SELECT sku, subject FROM unnest($1, $2) AS n (subject, sku) ORDER BY sku
        ON CONFLICT DO NOTHING
        """;

    private const string RecordSql = """
        INSERT INTO shop.catalog_changes (id, subject, version, operation, actor, kind, before, after)
        SELECT id, subject, version, operation, actor, kind, before::jsonb, after::jsonb
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS n (id, subject, version, operation, actor, kind, before, after)
        WHERE NOT EXISTS
            (SELECT FROM shop.catalog_changes c WHERE c.subject = n.subject AND c.operation = n.operation AND c.state = 1)
        ON CONFLICT DO NOTHING
        """;

    private const string OutcomeSql = """
        SELECT n.place,
            EXISTS (SELECT FROM shop.catalog_changes c WHERE c.id = n.id),
            EXISTS (SELECT FROM shop.catalog_changes c WHERE c.subject = n.subject AND c.operation = n.operation AND c.state = 1),
            EXISTS (SELECT FROM shop.product_slugs s WHERE s.slug = n.slug AND s.product_id <> n.subject),
            ARRAY
            (
                SELECT s.sku FROM unnest($5, $6) AS k (subject, sku) JOIN shop.product_skus s USING (sku)
                WHERE k.subject = n.subject AND s.product_id <> n.subject
            )
        FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS n (id, subject, operation, slug, place)
        """;

    public static IEnumerable<NpgsqlBatchCommand> Of(IReadOnlyList<CatalogChange> changes)
    {
        yield return Command(GiveUpSql, Subjects(changes), Ids(changes, static one => one.Base));
        yield return Command(ConfirmSql, Subjects(changes), Ids(changes, static one => one.Base));
        yield return Command(SlugSql, Subjects(changes), Texts(changes, static one => one.Slug));
        yield return Command(SkuSql, SkuSubjects(changes), Skus(changes));
        yield return Command(
            RecordSql,
            Ids(changes, static one => one.Id),
            Subjects(changes),
            new NpgsqlParameter<long[]> { TypedValue = [.. changes.Select(static one => one.Version)] },
            Ids(changes, static one => one.Operation.Value),
            Texts(changes, static one => one.Actor),
            new NpgsqlParameter<short[]> { TypedValue = [.. changes.Select(static one => (short)one.Kind)] },
            Texts(changes, static one => one.Before),
            Texts(changes, static one => one.After));
        yield return Command(
            OutcomeSql,
            Ids(changes, static one => one.Id),
            Subjects(changes),
            Ids(changes, static one => one.Operation.Value),
            Texts(changes, static one => one.Slug),
            SkuSubjects(changes),
            Skus(changes));
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static NpgsqlParameter Subjects(IReadOnlyList<CatalogChange> changes) => Texts(changes, static one => one.Subject);

    private static NpgsqlParameter<Guid[]> Ids(IReadOnlyList<CatalogChange> changes, Func<CatalogChange, Guid> of) =>
        new() { TypedValue = [.. changes.Select(of)] };

    private static NpgsqlParameter Texts(IReadOnlyList<CatalogChange> changes, Func<CatalogChange, string?> of) =>
        new() { Value = changes.Select(of).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter<string[]> SkuSubjects(IReadOnlyList<CatalogChange> changes) =>
        new() { TypedValue = [.. changes.SelectMany(static one => Enumerable.Repeat(one.Subject, one.Skus.Length))] };

    private static NpgsqlParameter<string[]> Skus(IReadOnlyList<CatalogChange> changes) =>
        new() { TypedValue = [.. changes.SelectMany(static one => one.Skus).Select(static sku => sku.Value)] };
}
