using Npgsql;

namespace Shop.Bench.Spike;

/// <summary>Looks at a sale in the database, and lets time pass for what was left.</summary>
internal sealed class SaleBooks(NpgsqlDataSource database, string room, string sku)
{
    /// <summary>The sale's product's page, as the storefront asks for it.</summary>
    public async Task<string> PageAsync()
    {
        await using var command = database.CreateCommand("SELECT product_id FROM shop.product_skus WHERE sku = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sku });
        return $"/api/v1/products/{await command.ExecuteScalarAsync()}";
    }

    /// <summary>The sale as it is now.</summary>
    public async Task<Shelf> ReadAsync()
    {
        await using var command = database.CreateCommand("""
            SELECT item.on_hand - item.reserved,
                (SELECT coalesce(sum(hold.quantity), 0) FROM shop.stock_holds hold WHERE hold.sku = item.sku AND hold.state IN ('held', 'paying')),
                room.tickets, room.admitted
            FROM shop.stock_counts item CROSS JOIN shop.waiting_rooms room WHERE item.sku = $1 AND room.id = $2
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sku });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = room });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new Shelf(row.GetInt32(0), (int)row.GetInt64(1), row.GetInt32(2), row.GetInt32(3));
    }

    /// <summary>Ten minutes have passed for these checkouts: what they hold is nobody's any more.</summary>
    public async Task<int> LapseAsync(IReadOnlyCollection<string> checkouts)
    {
        await using var command = database.CreateCommand("""
            UPDATE shop.stock_holds SET expires_at = now() WHERE checkout_id = ANY ($1) AND state = 'held'
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. checkouts] });
        return await command.ExecuteNonQueryAsync();
    }
}
