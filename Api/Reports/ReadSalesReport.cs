using System.Globalization;
using Npgsql;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.Catalog;

namespace Shop.Api.Reports;

/// <summary>Shows what was sold, by sums that silos keep.</summary>
internal static class ReadSalesReport
{
    private const string ByDay = "day";
    private const string ByCountry = "country";
    private const string ByProduct = "product";

    // A year and its leap day: what is asked for and summed up at once.
    private const int DaysMax = 366;
    private const int DaysDefault = 30;

    private const string TitleSql = "(SELECT line.title FROM shop.order_lines line WHERE line.product_id = part.key LIMIT 1)";
    private const string MostFirst = "part.currency, part.amount DESC, part.key";

    public static async Task<IResult> HandleAsync(
        string? by, string? from, string? to, string? limit, string? cursor, NpgsqlDataSource database, TimeProvider time, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"sales {by} {from} {to}");
        var count = PageLimit.Read(limit, validation);
        Cursor at = default;
        validation
            .That(cursor is null || Cursor.TryDecode(cursor, scope, out at), "cursor", "This is no cursor of this list.")
            .That(by is null or ByDay or ByCountry or ByProduct, "by", $"This is {ByDay}, {ByCountry} or {ByProduct}.");
        var last = ReadDay(to, "to", validation) ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = ReadDay(from, "from", validation) ?? last.AddDays(1 - Math.Min(DaysDefault, last.DayNumber + 1));
        validation.That(first <= last && last.DayNumber - first.DayNumber < DaysMax, "from", $"This is a day (2026-01-31), up to {DaysMax} days before the last.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        await using var command = database.CreateCommand(SqlOf(by ?? ByDay));
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = last });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = at.Key });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count + 1 });
        var rows = await ReadAsync(command, by ?? ByDay, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(rows.Count > count
            ? new SalesReport(rows[..count], new Cursor(at.Key + count, default).Encode(scope))
            : new SalesReport(rows, null));
    }

    private static DateOnly? ReadDay(string? text, string name, Validation validation)
    {
        var isDay = DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        validation.That(text is null || isDay, name, "This is a day: 2026-01-31.");
        return isDay ? day : null;
    }

    private static string SqlOf(string by) => by switch
    {
        ByProduct => Sql("product_id", TitleSql, isOfOrders: false, MostFirst),
        ByCountry => Sql("country", "NULL", isOfOrders: true, MostFirst),
        _ => Sql("to_char(day, 'YYYY-MM-DD')", "NULL", isOfOrders: true, "part.key, part.currency"),
    };

    // What was cancelled in whole is there as a row of noughts.
    private static string Sql(string key, string title, bool isOfOrders, string order) => $"""
        SELECT part.key, part.currency, part.orders, part.pieces, part.amount, part.refunded, {title}
        FROM
        (
            SELECT {key} AS key, currency, sum(orders)::bigint AS orders, sum(pieces)::bigint AS pieces, sum(amount)::bigint AS amount,
                sum(refunded)::bigint AS refunded
            FROM shop.sales WHERE day BETWEEN $1 AND $2 AND product_id {(isOfOrders ? "=" : "<>")} ''
            GROUP BY 1, 2 HAVING sum(orders) > 0
        ) AS part
        ORDER BY {order} OFFSET $3 LIMIT $4
        """;

    private static async Task<List<SalesReportRow>> ReadAsync(NpgsqlCommand command, string by, CancellationToken cancellationToken)
    {
        var rows = new List<SalesReportRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (key, currency) = (reader.GetString(0), Currency.Parse(reader.GetString(1)));
            rows.Add(new SalesReportRow(
                by == ByDay ? DateOnly.ParseExact(key, "O", CultureInfo.InvariantCulture) : null,
                by == ByCountry ? key : null,
                by == ByProduct ? ProductId.Parse(key) : null,
                reader.IsDBNull(6) ? null : reader.GetString(6),
                reader.GetInt64(2),
                reader.GetInt64(3),
                new Money(reader.GetInt64(4), currency),
                by == ByProduct ? null : new Money(reader.GetInt64(5), currency)));
        }

        return rows;
    }
}
