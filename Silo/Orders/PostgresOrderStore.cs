using Npgsql;
using Shop.Orders;

namespace Shop.Silo.Orders;

/// <summary>Orders in PostgreSQL.</summary>
public sealed class PostgresOrderStore(NpgsqlDataSource database) : IOrderStore
{
    /// <inheritdoc/>
    public async Task<OrderPayment?> PaymentAsync(OrderId order, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT key, provider, status <> 'authorised' FROM shop.payments WHERE order_id = $1");
        command.Parameters.Add(Text(order.Value));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new OrderPayment(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> NoteCaptureAsync(OrderId order, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            WITH captured AS
            (
                UPDATE shop.payments SET status = 'captured', changed_at = now() WHERE order_id = $1 AND status = 'authorised' RETURNING order_id
            ),
            paid AS
            (
                UPDATE shop.orders SET status = 'paid', version = version + 1, changed_at = now()
                FROM captured WHERE id = captured.order_id AND status = 'placed'
                RETURNING id, version
            ),
            told AS
            (
                INSERT INTO shop.order_events (order_id, position, kind, actor) SELECT id, version, 'paid', 'shop' FROM paid
            )
            SELECT count(*) FROM captured
            """);
        command.Parameters.Add(Text(order.Value));
        return await command.ExecuteScalarAsync(cancellationToken) is 1L;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };
}
