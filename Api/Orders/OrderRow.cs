using System.Text.Json;
using Npgsql;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>How an order is read: one row, its parts as JSON.</summary>
internal static class OrderRow
{
    /// <summary>All that <see cref="Read"/> needs; a condition on <c>one</c> follows.</summary>
    public const string Sql = """
        SELECT one.id, one.number, one.status, one.placed_at, one.email, one.address, one.currency, one.subtotal, one.discount,
            one.shipping_method, one.shipping, one.tax, one.tax_included, one.total, one.version,
            payment.provider, payment.status, payment.amount, payment.refunded, payment.refunding,
            (
                SELECT jsonb_agg(jsonb_build_object(
                    'sku', sku, 'productId', product_id, 'title', title, 'options', options, 'quantity', quantity, 'shipped', shipped,
                    'unitPrice', unit_price, 'discount', discount, 'tax', tax, 'total', total) ORDER BY position)
                FROM shop.order_lines WHERE order_id = one.id
            ),
            (
                SELECT jsonb_agg(jsonb_build_object(
                    'number', number, 'carrier', carrier, 'trackingNumber', tracking_number, 'trackingUrl', tracking_url,
                    'shippedAt', shipped_at, 'deliveredAt', delivered_at, 'lines',
                    (
                        SELECT jsonb_agg(jsonb_build_object('sku', sku, 'quantity', quantity) ORDER BY sku)
                        FROM shop.fulfilment_lines line WHERE line.order_id = one.id AND line.fulfilment = parcel.number
                    )) ORDER BY number)
                FROM shop.fulfilments parcel WHERE parcel.order_id = one.id
            ),
            (
                SELECT jsonb_agg(jsonb_build_object('at', at, 'event', kind) ORDER BY position)
                FROM shop.order_events WHERE order_id = one.id AND kind <> 'adopted'
            )
        FROM shop.orders one JOIN shop.payments payment ON payment.order_id = one.id
        """;

    /// <summary>All that <see cref="ReadSummary"/> needs; a condition on <c>one</c> or <c>payment</c> follows.</summary>
    public const string SummarySql = """
        SELECT one.id, one.number, one.status, one.placed_at, (SELECT sum(quantity) FROM shop.order_lines WHERE order_id = one.id), one.currency,
            one.total, payment.status, payment.refunded, one.email
        FROM shop.orders one JOIN shop.payments payment ON payment.order_id = one.id
        """;

    private static readonly JsonSerializerOptions _json = JsonSerializerOptions.Web;

    /// <summary>Reads an order.</summary>
    public static OrderAnswer Read(NpgsqlDataReader row)
    {
        var currency = Currency.Parse(row.GetString(6));
        Money Amount(int column) => new(row.GetInt64(column), currency);
        var status = StatusOf(row.GetString(2));
        return new OrderAnswer(
            OrderId.Parse(row.GetString(0)), row.GetString(1), status, row.GetFieldValue<DateTimeOffset>(3), row.GetString(4),
            JsonSerializer.Deserialize<Address>(row.GetString(5), _json)!,
            [.. All<Line>(row, 20).Select(line => line.ToAnswer(currency))],
            Amount(7), Amount(8), row.GetString(9), Amount(10), Amount(11), row.GetBoolean(12), Amount(13),
            OrderPaymentAnswer.Of(row.GetString(16), row.GetString(15), Amount(17), Amount(18), Amount(19)),
            All<ParcelAnswer>(row, 21),
            All<HistoryEntry>(row, 22),
            status is OrderStatus.Placed or OrderStatus.Paid,
            row.GetInt64(14));
    }

    /// <summary>Reads an order of a list.</summary>
    public static OrderSummary ReadSummary(NpgsqlDataReader row)
    {
        var total = new Money(row.GetInt64(6), Currency.Parse(row.GetString(5)));
        return new OrderSummary(
            OrderId.Parse(row.GetString(0)), row.GetString(1), StatusOf(row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3), row.GetInt64(4), total,
            OrderPaymentAnswer.StatusOf(row.GetString(7), total, total with { MinorUnits = row.GetInt64(8) }), row.GetString(9));
    }

    /// <summary>The rows of a part, from JSON.</summary>
    public static T[] All<T>(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? [] : JsonSerializer.Deserialize<T[]>(row.GetString(column), _json)!;

    private static OrderStatus StatusOf(string text) => Enum.Parse<OrderStatus>(text, ignoreCase: true);

    private sealed record Line(
        Sku Sku, ProductId ProductId, string Title, OptionChoice[] Options, int Quantity, int Shipped, long UnitPrice, long Discount, long Tax, long Total)
    {
        public OrderLineAnswer ToAnswer(Currency currency) => new(
            Sku, ProductId, Title, Options, Quantity, Shipped,
            new Money(UnitPrice, currency), new Money(Discount, currency), new Money(Tax, currency), new Money(Total, currency));
    }
}
