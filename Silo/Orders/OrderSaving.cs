using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Shop.Orders;
using Shop.Silo.Mail;
using static Shop.Silo.Checkout.PostgresCheckoutStore;

namespace Shop.Silo.Orders;

/// <summary>
/// The transaction that writes a change of an order: first the order by its version, which ends it all where somebody else was
/// faster; then what changed, the lines of its story, the mails, and what is to follow.
/// </summary>
internal static class OrderSaving
{
    /// <summary>Adds the statements.</summary>
    public static void AddTo(NpgsqlBatch batch, StoredOrder before, OrderChange change)
    {
        var after = change.Order;
        batch.BatchCommands.Add(Order(before, after));
        if (after.Payment != before.Payment)
        {
            batch.BatchCommands.Add(Payment(after));
        }

        foreach (var refund in after.Refunds.Except(before.Refunds))
        {
            batch.BatchCommands.Add(OneRefund(after.Id, refund));
        }

        foreach (var parcel in after.Parcels.Skip(before.Parcels.Length))
        {
            AddParcel(batch, after.Id, parcel);
        }

        foreach (var (parcel, _) in after.Parcels.Zip(before.Parcels).Where(static pair => pair.First.IsDelivered && !pair.Second.IsDelivered))
        {
            batch.BatchCommands.Add(Delivered(after.Id, parcel));
        }

        AddStory(batch, before, change);
        foreach (var followUp in change.FollowUps)
        {
            batch.BatchCommands.Add(Following(followUp));
        }
    }

    private static NpgsqlBatchCommand Order(StoredOrder before, StoredOrder after) => new("""
        WITH changed AS
        (
            UPDATE shop.orders SET status = $3, version = $4, changed_at = now() WHERE id = $1 AND version = $2 RETURNING id
        )
        SELECT shop.expect((SELECT count(*) FROM changed), 1, 'orders')
        """)
    {
        Parameters = { Text(after.Id.Value), Number(before.Version), Word(after.Status), Number(after.Version) },
    };

    private static NpgsqlBatchCommand Payment(StoredOrder after) =>
        new("UPDATE shop.payments SET status = $2, refunded = $3, refunding = $4, changed_at = now() WHERE order_id = $1")
        {
            Parameters =
            {
                Text(after.Id.Value),
                Word(after.Payment.State),
                Number(after.Payment.Refunded.MinorUnits),
                Number(after.Payment.Refunding.MinorUnits),
            },
        };

    private static NpgsqlBatchCommand OneRefund(OrderId order, Refund refund) => new("""
        INSERT INTO shop.refunds (key, order_id, operation, amount, reason, actor, status) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (key) DO UPDATE SET status = excluded.status, changed_at = now()
        """)
    {
        Parameters =
        {
            Text(refund.Key),
            Text(order.Value),
            Id(refund.Operation.Value),
            Number(refund.Amount.MinorUnits),
            Text(refund.Reason),
            Text(refund.Actor),
            Word(refund.Status),
        },
    };

    private static void AddParcel(NpgsqlBatch batch, OrderId order, Parcel parcel)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            INSERT INTO shop.fulfilments (order_id, number, operation, carrier, tracking_number, tracking_url) VALUES ($1, $2, $3, $4, $5, $6)
            """)
        {
            Parameters =
            {
                Text(order.Value),
                Whole(parcel.Number),
                Id(parcel.Operation.Value),
                Optional(parcel.Tracking?.Carrier),
                Optional(parcel.Tracking?.Number),
                Optional(parcel.Tracking?.Url),
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            WITH put AS
            (
                INSERT INTO shop.fulfilment_lines (order_id, fulfilment, sku, quantity) SELECT $1, $2, sku, quantity FROM unnest($3, $4) AS line (sku, quantity)
                RETURNING sku, quantity
            )
            UPDATE shop.order_lines line SET shipped = line.shipped + put.quantity FROM put WHERE line.order_id = $1 AND line.sku = put.sku
            """)
        {
            Parameters =
            {
                Text(order.Value),
                Whole(parcel.Number),
                new NpgsqlParameter<string[]> { TypedValue = [.. parcel.Lines.Select(static line => line.Sku.Value)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new NpgsqlParameter<int[]> { TypedValue = [.. parcel.Lines.Select(static line => line.Quantity)] },
            },
        });
    }

    private static NpgsqlBatchCommand Delivered(OrderId order, Parcel parcel) =>
        new("UPDATE shop.fulfilments SET delivered_at = now() WHERE order_id = $1 AND number = $2 AND delivered_at IS NULL")
        {
            Parameters = { Text(order.Value), Whole(parcel.Number) },
        };

    private static void AddStory(NpgsqlBatch batch, StoredOrder before, OrderChange change)
    {
        foreach (var (i, told) in change.Events.Index())
        {
            var mail = told.Mail is null ? (Guid?)null : Guid.CreateVersion7();
            batch.BatchCommands.Add(OrderStory.Event(change.Order.Id, before.Version + 1 + i, told, mail));
            if (told.Mail is not null)
            {
                batch.BatchCommands.Add(OrderStory.Mail(mail!.Value, told.Mail));
            }
        }
    }

    private static NpgsqlBatchCommand Following(FollowUp work) =>
        new("INSERT INTO shop.outbox (kind, subject, data, next_attempt_at) VALUES ($1, $2, $3, now() + $4)")
        {
            Parameters =
            {
                Text(work.Kind),
                Text(work.Subject),
                Json(JsonSerializer.Serialize(work.Data, OrderJson.Default.ImmutableSortedDictionaryStringString)),
                new NpgsqlParameter<TimeSpan> { TypedValue = work.After },
            },
        };

    private static NpgsqlParameter<int> Whole(int value) => new() { TypedValue = value };

    private static NpgsqlParameter<Guid> Id(Guid value) => new() { TypedValue = value };

    private static NpgsqlParameter Optional(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter<string> Word(Enum value) => Text(value.ToString().ToLowerInvariant());
}
