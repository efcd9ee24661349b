using System.Data;
using Npgsql;
using Shop.Chaos.Checking;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Regions;

/// <summary>What was acknowledged and isn't there any more.</summary>
/// <param name="Orders">Orders.</param>
/// <param name="Cancellations">Cancellations of orders that are there.</param>
/// <param name="Carts">Carts in which something is missing, or stands that had been taken out.</param>
internal sealed record Losses(long Orders, long Cancellations, long Carts)
{
    // Of a cart that was bought nothing is told; how much of a change that was never answered is there nobody can say.
    private const string Sql = """
        WITH stored AS
        (
            SELECT grainidextensionstring AS cart, line ->> 'sku' AS sku, (line ->> 'quantity')::integer AS quantity
            FROM OrleansStorage, jsonb_array_elements(convert_from(payloadbinary, 'UTF8')::jsonb -> 'lines') AS line
            WHERE graintypestring = 'cart'
        )
        SELECT
            (SELECT count(*) FROM told_orders WHERE NOT EXISTS (SELECT FROM shop.orders placed WHERE placed.id = told_orders.id)),
            (SELECT count(*) FROM told_cancelled told JOIN shop.orders placed USING (id) WHERE placed.status <> 'cancelled'),
            (
                SELECT count(DISTINCT told.cart) FROM told_cart_lines told JOIN told_carts cart ON cart.id = told.cart AND NOT cart.is_unknown AND NOT cart.may_be_bought
                WHERE EXISTS
                (
                    (SELECT one.sku, one.quantity FROM told_cart_lines one WHERE one.cart = told.cart EXCEPT SELECT one.sku, one.quantity FROM stored one WHERE one.cart = told.cart)
                    UNION ALL
                    (SELECT one.sku, one.quantity FROM stored one WHERE one.cart = told.cart EXCEPT SELECT one.sku, one.quantity FROM told_cart_lines one WHERE one.cart = told.cart)
                )
            )
        """;

    /// <summary>Whether there are any.</summary>
    public bool IsNone => this == new Losses(0, 0, 0);

    /// <summary>Counts them, in one snapshot.</summary>
    public static async Task<Losses> CountAsync(NpgsqlDataSource database, Ledger ledger, IReadOnlyDictionary<string, int> shelves)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await Told.WriteAsync(transaction, ledger, shelves);
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new Losses(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }

    public override string ToString() => $"{Orders} orders, {Cancellations} cancellations, {Carts} carts";
}
