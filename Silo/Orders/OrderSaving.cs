using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Shop.Hosting.Database;
using Shop.Orders;
using static Shop.Silo.Checkout.PostgresCheckoutStore;

namespace Shop.Silo.Orders;

/// <summary>
/// The transaction that writes changes of orders: first the orders by their versions, which ends it all where somebody else was
/// faster; then what changed, the lines of their stories, the mails, and what is to follow.
/// </summary>
internal static class OrderSaving
{
    /// <summary>Adds the statements. What hardly ever comes has its own for each order; what always does has one for all.</summary>
    public static void AddTo(NpgsqlBatch batch, IReadOnlyList<OrderSave> saves)
    {
        batch.BatchCommands.Add(Columns.FindByKey());
        batch.BatchCommands.Add(Orders(saves));
        var paid = saves.Where(static one => one.After.Payment != one.Before.Payment).Select(static one => one.After).ToList();
        if (paid.Count > 0)
        {
            batch.BatchCommands.Add(Payments(paid));
        }

        foreach (var (before, change) in saves)
        {
            AddParts(batch, before, change.Order);
        }

        var told = saves.SelectMany(static one => one.Change.Events.Select(
            (told, i) => new ToldOrder(one.Before.Id, one.Before.Version + 1 + i, told, Guid.CreateVersion7()))).ToList();
        batch.BatchCommands.Add(OrderStory.Events(told));
        if (told.Exists(static one => one.Event.Mail is not null))
        {
            batch.BatchCommands.Add(OrderStory.Mails(told));
        }

        var following = saves.SelectMany(static one => one.Change.FollowUps).ToList();
        if (following.Count > 0)
        {
            batch.BatchCommands.Add(Following(following));
        }
    }

    private static void AddParts(NpgsqlBatch batch, StoredOrder before, StoredOrder after)
    {
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
    }

    private static NpgsqlBatchCommand Orders(IReadOnlyList<OrderSave> saves) => new("""
        WITH asked AS MATERIALIZED (SELECT * FROM unnest($1, $2, $3, $4) AS one (id, before, status, version)),
        changed AS
        (
            UPDATE shop.orders placed SET status = asked.status, version = asked.version, changed_at = now()
            FROM asked WHERE placed.id = asked.id AND placed.version = asked.before
            RETURNING placed.id
        )
        SELECT shop.expect((SELECT count(*) FROM changed), $5, 'orders')
        """)
    {
        Parameters =
        {
            saves.Texts(static one => one.Before.Id.Value),
            saves.Longs(static one => one.Before.Version),
            saves.Texts(static one => Word(one.After.Status)),
            saves.Longs(static one => one.After.Version),
            Number(saves.Count),
        },
    };

    private static NpgsqlBatchCommand Payments(List<StoredOrder> orders) => new("""
        WITH asked AS MATERIALIZED (SELECT * FROM unnest($1, $2, $3, $4) AS one (id, status, refunded, refunding))
        UPDATE shop.payments payment SET status = asked.status, refunded = asked.refunded, refunding = asked.refunding, changed_at = now()
        FROM asked WHERE payment.order_id = asked.id
        """)
    {
        Parameters =
        {
            orders.Texts(static one => one.Id.Value),
            orders.Texts(static one => Word(one.Payment.State)),
            orders.Longs(static one => one.Payment.Refunded.MinorUnits),
            orders.Longs(static one => one.Payment.Refunding.MinorUnits),
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
            Text(Word(refund.Status)),
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

    private static NpgsqlBatchCommand Following(List<FollowUp> work) => new("""
        INSERT INTO shop.outbox (kind, subject, data, next_attempt_at)
        SELECT kind, subject, data::jsonb, now() + make_interval(secs => seconds) FROM unnest($1, $2, $3, $4) AS one (kind, subject, data, seconds)
        """)
    {
        Parameters =
        {
            work.Texts(static one => one.Kind),
            work.Texts(static one => one.Subject),
            work.Texts(static one => JsonSerializer.Serialize(one.Data, OrderJson.Default.ImmutableSortedDictionaryStringString)),
            work.Ints(static one => (int)one.After.TotalSeconds),
        },
    };

    private static NpgsqlParameter<int> Whole(int value) => new() { TypedValue = value };

    private static NpgsqlParameter<Guid> Id(Guid value) => new() { TypedValue = value };

    private static NpgsqlParameter Optional(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}

/// <summary>A change of an order.</summary>
/// <param name="Before">The order that it was decided on.</param>
/// <param name="Change">What is written.</param>
internal sealed record OrderSave(StoredOrder Before, OrderChange Change)
{
    /// <summary>The order with it.</summary>
    public StoredOrder After => Change.Order;
}
