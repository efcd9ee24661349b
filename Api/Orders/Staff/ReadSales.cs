using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Shop.Catalog;

namespace Shop.Api.Orders.Staff;

/// <summary>
/// What was sold of late: by hour, by day, by product, and what waits for somebody. Asked of the tables each time: a page that staff
/// leave open asks every ten seconds, and what it reads is a fortnight's orders, found by their ids, which sort by time.
/// </summary>
internal static class ReadSales
{
    private const int DaysMax = 14;
    private const int HoursMax = 24;

    // What fits on a page without reading.
    private const int TopMax = 8;

    // Cancelled orders are no sales. Sums are by currency, which are not to be added.
    private const string Sql = """
        WITH sold AS
        (
            SELECT id, placed_at, currency, total FROM shop.orders WHERE id >= $1 AND status <> 'cancelled'
        )
        SELECT
            (
                SELECT jsonb_agg(jsonb_build_object('from', since, 'currency', currency, 'orders', orders, 'amount', amount) ORDER BY since, currency)
                FROM (SELECT date_trunc('day', placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS since, currency, count(*) AS orders, sum(total) AS amount
                    FROM sold GROUP BY 1, 2) AS days
            ),
            (
                SELECT jsonb_agg(jsonb_build_object('from', since, 'currency', currency, 'orders', orders, 'amount', amount) ORDER BY since, currency)
                FROM (SELECT date_trunc('hour', placed_at) AS since, currency, count(*) AS orders, sum(total) AS amount
                    FROM sold WHERE placed_at >= $2 GROUP BY 1, 2) AS hours
            ),
            (
                SELECT jsonb_agg(jsonb_build_object('productId', product_id, 'title', title, 'pieces', pieces) ORDER BY pieces DESC, product_id)
                FROM (SELECT line.product_id, max(line.title) AS title, sum(line.quantity) AS pieces
                    FROM sold JOIN shop.order_lines line ON line.order_id = sold.id GROUP BY 1 ORDER BY pieces DESC, 1 LIMIT $3) AS top
            ),
            (SELECT count(*) FROM shop.orders WHERE status IN ('paid', 'fulfilling')),
            (SELECT count(*) FROM shop.refunds WHERE status = 'pending')
        """;

    public static async Task<Ok<SalesAnswer>> HandleAsync(NpgsqlDataSource database, TimeProvider time, HttpContext context)
    {
        var now = time.GetUtcNow();
        var (firstDay, firstHour) = (now.UtcDateTime.Date.AddDays(1 - DaysMax), now.AddHours(1 - HoursMax));
        var since = new DateTimeOffset(firstDay, TimeSpan.Zero);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"order-{since.ToUnixTimeMilliseconds():x12}" });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = HourOf(firstHour) });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = TopMax });
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        await reader.ReadAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SalesAnswer(
            now,
            Spans(since, TimeSpan.FromDays(1), DaysMax, OrderRow.All<Row>(reader, 0)),
            Spans(HourOf(firstHour), TimeSpan.FromHours(1), HoursMax, OrderRow.All<Row>(reader, 1)),
            OrderRow.All<TopProduct>(reader, 2),
            reader.GetInt64(3),
            reader.GetInt64(4)));
    }

    /// <summary>Every span in its place, those without a sale too: a chart has no holes.</summary>
    internal static IReadOnlyList<SalesSpan> Spans(DateTimeOffset first, TimeSpan length, int count, IReadOnlyList<Row> rows)
    {
        var byStart = rows.ToLookup(static row => row.From);
        return
        [
            .. Enumerable.Range(0, count).Select(i => first + (length * i)).Select(from => new SalesSpan(
                from, byStart[from].Sum(static row => row.Orders), [.. byStart[from].Select(static row => new Money(row.Amount, Currency.Parse(row.Currency)))])),
        ];
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);

    /// <summary>What was sold in a span of time in one currency.</summary>
    internal sealed record Row(DateTimeOffset From, string Currency, long Orders, long Amount);
}

/// <summary>What was sold of late.</summary>
/// <param name="At">When this was so.</param>
/// <param name="Days">The last fortnight's days (UTC), today last.</param>
/// <param name="Hours">The last 24 hours, this one last.</param>
/// <param name="TopProducts">What sold most in these days, the most first.</param>
/// <param name="ToSend">Orders that wait for a parcel.</param>
/// <param name="RefundsPending">Refunds that the payment provider has yet to answer.</param>
public sealed record SalesAnswer(
    DateTimeOffset At,
    IReadOnlyList<SalesSpan> Days,
    IReadOnlyList<SalesSpan> Hours,
    IReadOnlyList<TopProduct> TopProducts,
    long ToSend,
    long RefundsPending);

/// <summary>What was sold in a span of time.</summary>
/// <param name="From">When it began.</param>
/// <param name="Orders">How many orders were placed and not cancelled.</param>
/// <param name="Sales">What they came to, by currency; empty where nothing was sold.</param>
public sealed record SalesSpan(DateTimeOffset From, long Orders, IReadOnlyList<Money> Sales);

/// <summary>A product that sold.</summary>
/// <param name="ProductId">Which.</param>
/// <param name="Title">As it was called when it was bought.</param>
/// <param name="Pieces">How many.</param>
public sealed record TopProduct(ProductId ProductId, string Title, long Pieces);
