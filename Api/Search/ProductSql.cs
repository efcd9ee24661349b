using System.Globalization;
using System.Text;
using Npgsql;

namespace Shop.Api.Search;

/// <summary>
/// The statements for products. Only their shape follows from what is asked; every value is a parameter.
/// </summary>
internal static class ProductSql
{
    /// <summary>The bit of the price among the filters; the others' follow.</summary>
    public const int PriceBit = 1;

    /// <summary>One page of a list, without counts: along an index, or over a category's rows.</summary>
    public static NpgsqlCommand List(NpgsqlDataSource database, ProductQuery query)
    {
        var command = database.CreateCommand();
        var (key, direction, comparison) = Order(query);
        var sql = new StringBuilder($"SELECT {key}, p.id, p.card FROM shop.search_products p WHERE p.active");
        AddCategory(sql, command, query);
        AddCursor(sql, command, query, key, "p.id", comparison);
        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {key} {direction}, p.id {direction} LIMIT {Parameter(command, query.Limit + 1)}");
        command.CommandText = sql.ToString();
        return command;
    }

    /// <summary>
    /// One page of a search, with the number of all matches and what there is to count, in one pass over the matches.
    /// The filters don't narrow the matches: each match carries a bit for every filter that it fails. Those that fail none are
    /// the result; those that fail one filter alone are what that facet's other values are counted over.
    /// </summary>
    public static NpgsqlCommand Search(NpgsqlDataSource database, ProductQuery query)
    {
        var command = database.CreateCommand();
        var sql = new StringBuilder("WITH base AS MATERIALIZED (SELECT p.id, p.packed, ");
        var words = query.Words.Length > 0 ? $"websearch_to_tsquery('english', {Parameter(command, query.Words)})" : null;
        var (key, direction, comparison) = Order(query);
        // The rank counts first, what is liked decides among equals.
        sql.Append(query.Sort == SortOrder.Relevance && words is not null
            ? $"(ts_rank(p.head, {words}) * 1000000)::bigint * 1000 + p.popularity"
            : key);
        sql.Append(" AS key, ");
        AddFailed(sql, command, query);
        sql.Append(" AS failed FROM shop.search_products p WHERE p.active");
        if (words is not null)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND p.words @@ {words}");
        }

        AddCategory(sql, command, query);
        sql.Append("), page AS (SELECT key, id FROM base WHERE failed = 0");
        AddCursor(sql, command, query, "key", "id", comparison);
        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY key {direction}, id {direction} LIMIT {Parameter(command, query.Limit + 1)}) ");
        sql.Append(CultureInfo.InvariantCulture, $"""
            SELECT (SELECT count(*)::integer FROM base WHERE failed = 0), counts.failed, counts.packed, cards.keys, cards.ids, cards.cards
            FROM (SELECT array_agg(failed) AS failed, array_agg(packed) AS packed
                  FROM (SELECT failed, string_agg(packed, ''::bytea) AS packed FROM base
                        WHERE failed = ANY ({Parameter(command, SingleBits(query))}) GROUP BY failed) each) counts,
                 (SELECT array_agg(key ORDER BY key {direction}, id {direction}) AS keys, array_agg(id ORDER BY key {direction}, id {direction}) AS ids,
                         array_agg(card ORDER BY key {direction}, id {direction}) AS cards
                  FROM page JOIN shop.search_products USING (id)) cards
            """);
        command.CommandText = sql.ToString();
        return command;
    }

    /// <summary>The bit of a filter.</summary>
    public static int Bit(int filter) => PriceBit << (filter + 1);

    // None, or one alone.
    private static int[] SingleBits(ProductQuery query) =>
        [0, .. query.Price is null ? [] : (int[])[PriceBit], .. Enumerable.Range(0, query.Filters.Count).Select(Bit)];

    private static (string Key, string Direction, char Comparison) Order(ProductQuery query) => query.Sort switch
    {
        SortOrder.Price => ("p.price", "ASC", '>'),
        SortOrder.PriceDescending => ("p.price", "DESC", '<'),
        SortOrder.Newest => ("p.created", "DESC", '<'),
        SortOrder.Rating => ("p.rating", "DESC", '<'),
        _ => ("p.popularity", "DESC", '<'),
    };

    private static void AddCategory(StringBuilder sql, NpgsqlCommand command, ProductQuery query)
    {
        if (query.CategoryNumbers is { } numbers)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND p.facets && {Parameter(command, numbers)}");
        }
    }

    private static void AddCursor(StringBuilder sql, NpgsqlCommand command, ProductQuery query, string key, string id, char comparison)
    {
        if (query.After is { } after)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND ({key}, {id}) {comparison} ({Parameter(command, after.Key)}, {Parameter(command, after.Id)})");
        }
    }

    private static void AddFailed(StringBuilder sql, NpgsqlCommand command, ProductQuery query)
    {
        sql.Append('0');
        if (query.Price is { } price)
        {
            sql.Append(CultureInfo.InvariantCulture, $" | CASE WHEN p.price BETWEEN {Parameter(command, price.From)} AND {Parameter(command, price.To)} THEN 0 ELSE {PriceBit} END");
        }

        for (var i = 0; i < query.Filters.Count; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $" | CASE WHEN p.facets && {Parameter(command, query.Filters[i].Numbers)} THEN 0 ELSE {Bit(i)} END");
        }
    }

    private static string Parameter<T>(NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${command.Parameters.Count}";
    }
}
