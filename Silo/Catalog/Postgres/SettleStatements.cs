using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Postgres;

/// <summary>What settles changes: five statements, sent together.</summary>
internal static class SettleStatements
{
    // A younger change of a later version may be another silo's, on its way: the next writer or sweep judges it.
    private const string GiveUpSql = """
        UPDATE shop.catalog_changes c SET state = 2
        FROM unnest($1, $2, $3, $4) AS s (subject, version, change, given_up)
        WHERE c.subject = s.subject AND c.state = 0 AND c.id <> s.change
            AND (c.version <= s.version OR c.id = s.given_up OR c.at < now() - interval '10 seconds')
        """;

    private const string ConfirmSql = """
        UPDATE shop.catalog_changes c SET state = 1 FROM unnest($1, $2) AS s (subject, change)
        WHERE c.id = s.change AND c.subject = s.subject AND c.state <> 1
        """;

    private const string ProjectedSql = """
        UPDATE shop.catalog_changes c SET projected = true FROM unnest($1, $2, $3) AS s (subject, version, projected)
        WHERE s.projected AND c.subject = s.subject AND c.version <= s.version AND c.state = 1 AND NOT c.projected
        """;

    private const string SlugSql = $"""
        WITH given_up AS
        (
            DELETE FROM shop.product_slugs p USING unnest($1, $2) AS s (subject, slug)
            WHERE p.product_id = s.subject AND p.slug IS DISTINCT FROM s.slug AND {NothingUnderWay}
            RETURNING p.slug, p.product_id, s.slug IS NOT NULL AS is_stored
        )
        INSERT INTO shop.product_former_slugs (slug, product_id) SELECT slug, product_id FROM given_up WHERE is_stored ORDER BY slug
        ON CONFLICT (slug) DO UPDATE SET product_id = excluded.product_id
        """;

    private const string SkuSql = $"""
        DELETE FROM shop.product_skus p USING unnest($1) AS s (subject)
        WHERE p.product_id = s.subject AND {NothingUnderWay}
            AND NOT EXISTS (SELECT FROM unnest($2, $3) AS k (subject, sku) WHERE k.subject = p.product_id AND k.sku = p.sku)
        """;

    private const string NothingUnderWay =
        "NOT EXISTS (SELECT FROM shop.catalog_changes c WHERE c.subject = s.subject AND c.state = 0)";

    public static IEnumerable<NpgsqlBatchCommand> Of(IReadOnlyList<SettledSubject> subjects)
    {
        yield return Command(
            GiveUpSql, Names(subjects), Versions(subjects), Ids(subjects, static one => one.Change), Ids(subjects, static one => one.GivenUp));
        yield return Command(ConfirmSql, Names(subjects), Ids(subjects, static one => one.Change));
        yield return Command(
            ProjectedSql,
            Names(subjects),
            Versions(subjects),
            new NpgsqlParameter<bool[]> { TypedValue = [.. subjects.Select(static one => one.IsProjected)] });
        yield return Command(SlugSql, Names(subjects), Texts([.. subjects.Select(static one => one.Slug)]));
        yield return Command(
            SkuSql,
            Names(subjects),
            Texts([.. subjects.SelectMany(static one => Enumerable.Repeat(one.Subject, one.Skus.Length))]),
            Texts([.. subjects.SelectMany(static one => one.Skus).Select(static sku => sku.Value)]));
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

    private static NpgsqlParameter Names(IReadOnlyList<SettledSubject> subjects) => Texts([.. subjects.Select(static one => one.Subject)]);

    private static NpgsqlParameter<long[]> Versions(IReadOnlyList<SettledSubject> subjects) =>
        new() { TypedValue = [.. subjects.Select(static one => one.Version)] };

    private static NpgsqlParameter<Guid[]> Ids(IReadOnlyList<SettledSubject> subjects, Func<SettledSubject, Guid> of) =>
        new() { TypedValue = [.. subjects.Select(of)] };

    private static NpgsqlParameter Texts(string?[] texts) => new() { Value = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
