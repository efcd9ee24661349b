using Npgsql;
using NpgsqlTypes;
using Shop.Checkout;
using Shop.Customers;
using Shop.Orders;

namespace Shop.Api.Orders.Staff;

/// <summary>Orders as staff see them: everybody's, with their whole story.</summary>
internal sealed class StaffOrderReads(NpgsqlDataSource database)
{
    private const string RestSql = """
        SELECT one.owner, one.checkout_id, payment.key,
            (
                SELECT jsonb_agg(jsonb_build_object(
                    'key', key, 'amount', amount, 'reason', reason, 'actor', actor, 'status', status, 'createdAt', created_at, 'changedAt', changed_at)
                    ORDER BY created_at, key)
                FROM shop.refunds WHERE order_id = one.id
            )
        FROM shop.orders one JOIN shop.payments payment ON payment.order_id = one.id
        WHERE one.id = $1
        """;

    /// <summary>Orders that fit, the newest first.</summary>
    /// <param name="search">Which.</param>
    /// <param name="before">Older than this one; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Nobody waits for them any more.</param>
    public async Task<List<OrderSummary>> FindAsync(OrderSearch search, OrderId? before, int limit, CancellationToken cancellationToken)
    {
        string[] conditions = ["($1 IS NULL OR one.id < $1)", .. search.Conditions];
        await using var command = database.CreateCommand(
            $"{OrderRow.SummarySql} WHERE {string.Join(" AND ", conditions)} ORDER BY one.id DESC LIMIT $2");
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        foreach (var text in search.Texts)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var orders = new List<OrderSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            orders.Add(OrderRow.ReadSummary(reader));
        }

        return orders;
    }

    /// <summary>An order with all that is known of it; null where there is none.</summary>
    public async Task<WholeOrder?> ReadAsync(OrderId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command($"{OrderRow.Sql} WHERE one.id = $1", id));
        batch.BatchCommands.Add(Command(RestSql, id));
        batch.BatchCommands.Add(Command(OrderStory.Sql, id));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var order = OrderRow.Read(reader);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (payment, currency) = (order.Payment, order.Total.Currency);
        var whole = new WholeOrder(
            order,
            ShopperId.Parse(reader.GetString(0)),
            CheckoutId.Parse(reader.GetString(1)),
            reader.GetString(2),
            payment.Status is "captured" or "partially_refunded" ? payment.Amount - payment.Refunded - payment.RefundPending : new Money(0, currency),
            [.. OrderRow.All<RefundRow>(reader, 3).Select(refund => refund.ToAnswer(currency))],
            []);
        await reader.NextResultAsync(cancellationToken);
        return whole with { Story = await OrderStory.ReadAsync(reader, cancellationToken) };
    }

    private static NpgsqlBatchCommand Command(string sql, OrderId id) => new(sql) { Parameters = { new NpgsqlParameter<string> { TypedValue = id.Value } } };

    private sealed record RefundRow(
        string Key, long Amount, string Reason, string Actor, string Status, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
    {
        public RefundAnswer ToAnswer(Currency currency) => new(Key, new Money(Amount, currency), Reason, Actor, Status, CreatedAt, ChangedAt);
    }
}
