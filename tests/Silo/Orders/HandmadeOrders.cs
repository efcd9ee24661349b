using Npgsql;

namespace Shop.Silo.Tests.Orders;

/// <summary>Orders as rows, without a shop: for what follows from rows alone. Each call is one transaction, as the shop's are.</summary>
internal sealed class HandmadeOrders(NpgsqlDataSource database)
{
    private int _count;

    /// <summary>Places one of two things, the second twice: 10.00, and 2.50 each.</summary>
    public async Task<string> PlaceAsync(string country = "US", string currency = "USD", int daysAgo = 0)
    {
        var id = $"order-{++_count:x32}";
        await RunAsync($$"""
            INSERT INTO shop.orders (id, number, checkout_id, owner, email, status, currency, subtotal, discount, shipping_method, shipping, tax, tax_included, total,
                address, placed_at)
            VALUES ('{{id}}', 'N-{{_count}}', 'checkout-{{_count}}', 'guest-{{_count:x32}}', 'ada@example.com', 'placed', '{{currency}}', 1500, 0, 'standard', 500, 0, true, 2000,
                '{"name":"Ada","country":"{{country}}"}', now() - interval '{{daysAgo}} days');
            INSERT INTO shop.order_lines (order_id, position, sku, product_id, title, options, quantity, unit_price, discount, tax, total)
            VALUES ('{{id}}', 1, 'MUG', 'prod-00000000000000000000000000000001', 'A mug', '[]', 1, 1000, 0, 0, 1000), ('{{id}}', 2, 'HAT', 'prod-00000000000000000000000000000002', 'A hat', '[]', 2, 250, 0, 0, 500);
            INSERT INTO shop.payments (key, order_id, provider, amount, currency, status) VALUES ('pay-{{_count}}', '{{id}}', 'test', 2000, '{{currency}}', 'captured');
            INSERT INTO shop.order_events (order_id, position, kind, actor) VALUES ('{{id}}', 1, 'placed', 'guest-{{_count:x32}}')
            """);
        return id;
    }

    /// <summary>Gives it up.</summary>
    public Task CancelAsync(string id) => RunAsync($"""
        UPDATE shop.orders SET status = 'cancelled', version = version + 1 WHERE id = '{id}';
        {Event(id, "cancelled", "{\"reason\": \"too late\"}")}
        """);

    /// <summary>Gives some of its money back.</summary>
    public Task RefundAsync(string id, int cents)
    {
        var key = $"{id}-{Guid.NewGuid():N}";
        return RunAsync($"""
            UPDATE shop.orders SET version = version + 1 WHERE id = '{id}';
            UPDATE shop.payments SET refunded = refunded + {cents} WHERE order_id = '{id}';
            INSERT INTO shop.refunds (key, order_id, operation, amount, reason, actor, status) VALUES ('{key}', '{id}', gen_random_uuid(), {cents}, '', 'shop', 'done');
            {Event(id, "refunded", $"{{\"refund\": \"{key}\", \"amount\": \"{cents / 100}.{cents % 100:00} USD\", \"mail\": \"x\"}}")}
            """);
    }

    private static string Event(string id, string kind, string data) => $"""
        INSERT INTO shop.order_events (order_id, position, kind, actor, data) SELECT id, version, '{kind}', 'customer-7', '{data}' FROM shop.orders WHERE id = '{id}'
        """;

    private async Task RunAsync(string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
