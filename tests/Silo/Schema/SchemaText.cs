using System.Text;
using Npgsql;

namespace Shop.Silo.Tests.Schema;

/// <summary>A database's tables as text, read from PostgreSQL's catalogs: columns, constraints, indexes, functions with their settings, triggers, all in order.</summary>
internal static class SchemaText
{
    private const string Sql = """
        SELECT * FROM (
        SELECT format('%s.%s', n.nspname, c.relname), 1, a.attnum, format('%s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attcollation NOT IN (0, t.typcollation) THEN ' collate ' || (SELECT collname FROM pg_collation WHERE oid = a.attcollation) END,
            CASE WHEN a.attnotnull THEN ' not null' END,
            CASE WHEN a.attidentity <> '' THEN ' identity' WHEN d.oid IS NOT NULL THEN
                CASE WHEN a.attgenerated <> '' THEN ' generated ' ELSE ' default ' END || pg_get_expr(d.adbin, d.adrelid) END)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname IN ('public', 'shop')
        UNION ALL
        SELECT format('%s.%s', n.nspname, c.relname), 2, 0, format('constraint %s %s', k.conname, pg_get_constraintdef(k.oid))
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE k.contype <> 'n' AND n.nspname IN ('public', 'shop')
        UNION ALL
        SELECT format('%s.%s', schemaname, tablename), 3, 0, regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX (.*) ON [^ ]+', '\1index \2')
        FROM pg_indexes WHERE schemaname IN ('public', 'shop')
        UNION ALL
        SELECT format('%s.%s(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), 4, 0, format('returns %s, md5 of its body %s%s', pg_get_function_result(p.oid), md5(p.prosrc),
            CASE WHEN p.proconfig IS NOT NULL THEN ', with ' || (SELECT string_agg(one, ', ' ORDER BY one COLLATE "C") FROM unnest(p.proconfig) AS one) END)
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('public', 'shop') AND p.prokind = 'f'
            AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
        UNION ALL
        SELECT format('%s.%s', n.nspname, c.relname), 5, 0, regexp_replace(pg_get_triggerdef(t.oid), '^CREATE TRIGGER ', 'trigger ')
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT t.tgisinternal AND n.nspname IN ('public', 'shop')
        ) AS listed (object, kind, place, line)
        ORDER BY object COLLATE "C", kind, place, line COLLATE "C"
        """;

    public static async Task<string> OfAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync();
        var (text, current) = (new StringBuilder(), "");
        while (await reader.ReadAsync())
        {
            if (current != reader.GetString(0))
            {
                current = reader.GetString(0);
                text.Append(current).Append('\n');
            }

            text.Append("  ").Append(reader.GetString(3)).Append('\n');
        }

        return text.ToString();
    }
}
