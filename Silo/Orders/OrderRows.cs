using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using Shop.Customers;
using Shop.Orders;

namespace Shop.Silo.Orders;

/// <summary>Reads orders in one statement, so that all of each is of one moment.</summary>
internal static class OrderRows
{
    /// <summary>The statement; its parameter are the orders' ids, and one of its columns the one of each.</summary>
    public const string Sql = """
        SELECT one.number, one.owner, one.email, one.address ->> 'name', one.status, one.version, one.currency,
            payment.key, payment.provider, payment.status, payment.amount, payment.refunded, payment.refunding,
            (
                SELECT jsonb_agg(jsonb_build_object('sku', sku, 'title', title, 'quantity', quantity, 'shipped', shipped) ORDER BY position)
                FROM shop.order_lines WHERE order_id = one.id
            ),
            (
                SELECT jsonb_agg(jsonb_build_object(
                    'key', key, 'operation', operation, 'amount', amount, 'reason', reason, 'actor', actor, 'status', status) ORDER BY created_at, key)
                FROM shop.refunds WHERE order_id = one.id
            ),
            (
                SELECT jsonb_agg(jsonb_build_object(
                    'number', number, 'operation', operation, 'carrier', carrier, 'trackingNumber', tracking_number, 'trackingUrl', tracking_url,
                    'isDelivered', delivered_at IS NOT NULL, 'lines',
                    (
                        SELECT jsonb_agg(jsonb_build_object('sku', sku, 'quantity', quantity) ORDER BY sku)
                        FROM shop.fulfilment_lines line WHERE line.order_id = one.id AND line.fulfilment = parcel.number
                    )) ORDER BY number)
                FROM shop.fulfilments parcel WHERE parcel.order_id = one.id
            ),
            one.id, one.language
        FROM shop.orders one JOIN shop.payments payment ON payment.order_id = one.id
        WHERE one.id = ANY ($1)
        """;

    /// <summary>Reads its row.</summary>
    public static StoredOrder Read(NpgsqlDataReader row)
    {
        var currency = Currency.Parse(row.GetString(6));
        return new StoredOrder
        {
            Id = OrderId.Parse(row.GetString(16)),
            Number = row.GetString(0),
            Owner = ShopperId.Parse(row.GetString(1)),
            Email = row.GetString(2),
            Language = row.GetString(17),
            Recipient = row.GetString(3),
            Status = Enum.Parse<OrderStatus>(row.GetString(4), ignoreCase: true),
            Version = row.GetInt64(5),
            Payment = new OrderPayment(
                row.GetString(7),
                row.GetString(8),
                Enum.Parse<OrderPaymentState>(row.GetString(9), ignoreCase: true),
                new Money(row.GetInt64(10), currency),
                new Money(row.GetInt64(11), currency),
                new Money(row.GetInt64(12), currency)),
            Lines = [.. All(row, 13, OrderJson.Default.LineArray).Select(static line => new OrderLine(line.Sku, line.Title, line.Quantity, line.Shipped))],
            Refunds = [.. All(row, 14, OrderJson.Default.RefundRowArray).Select(refund => refund.ToRefund(currency))],
            Parcels = [.. All(row, 15, OrderJson.Default.ParcelRowArray).Select(static parcel => parcel.ToParcel())],
        };
    }

    private static T[] All<T>(NpgsqlDataReader row, int column, JsonTypeInfo<T[]> type) =>
        row.IsDBNull(column) ? [] : JsonSerializer.Deserialize(row.GetString(column), type)!;

    /// <summary>A line as the statement says it.</summary>
    internal sealed record Line(Sku Sku, string Title, int Quantity, int Shipped);

    /// <summary>A refund as the statement says it.</summary>
    internal sealed record RefundRow(string Key, Guid Operation, long Amount, string Reason, string Actor, string Status)
    {
        public Refund ToRefund(Currency currency) => new(
            Key, new OperationId(Operation), new Money(Amount, currency), Reason, Actor, Enum.Parse<RefundStatus>(Status, ignoreCase: true));
    }

    /// <summary>A parcel as the statement says it.</summary>
    internal sealed record ParcelRow(
        int Number, Guid Operation, string? Carrier, string? TrackingNumber, string? TrackingUrl, bool IsDelivered, ImmutableArray<ParcelRow.Content> Lines)
    {
        public Parcel ToParcel() => new(
            Number,
            new OperationId(Operation),
            [.. Lines.Select(static line => new ParcelLine(line.Sku, line.Quantity))],
            Carrier is null ? null : new Tracking(Carrier, TrackingNumber!, TrackingUrl),
            IsDelivered);

        internal sealed record Content(Sku Sku, int Quantity);
    }
}
