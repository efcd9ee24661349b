using Npgsql;
using NpgsqlTypes;
using Shop.Hosting.Database;
using Shop.Silo.Checkout;

namespace Shop.Silo.Tests.Checkout;

/// <summary>In a sale a hundred thousand holds are outstanding: what a checkout does costs no more for that.</summary>
public sealed class OutstandingHoldsTests(CheckoutShop shop) : IClassFixture<CheckoutShop>
{
    private const string IndexOfOutstanding = "stock_holds_expiring";

    // What PostgreSQL knows of the table is from before the sale, when nothing was outstanding.
    [Fact]
    public async Task what_a_payment_moves_is_found_by_its_checkout_and_not_among_all_that_is_outstanding()
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(); // nothing of it stays
        await using var outstanding = new NpgsqlCommand("""
            INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
            SELECT 'SOLD-' || i % 5, 'before-' || i / 5, 1, 'posted', now() FROM generate_series(0, 19999) AS i;
            ANALYZE shop.stock_holds;
            INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at)
            SELECT 'OUTSTANDING-' || i % 5, 'checkout-' || i / 5, 1, 'paying', now() + interval '10 minutes' FROM generate_series(0, 999) AS i;
            """, connection);
        await outstanding.ExecuteNonQueryAsync();

        var plans = await PlansAsync(connection, "checkout-77");

        plans.ShouldContain("stock_holds_pkey");
        plans.ShouldNotContain(IndexOfOutstanding);
    }

    private static async Task<string> PlansAsync(NpgsqlConnection connection, string checkout)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Columns.FindByKey());
        NpgsqlParameter[] update =
        [
            Texts(checkout), Texts("Paying"), new NpgsqlParameter<long[]> { TypedValue = [2] },
            new NpgsqlParameter<DateTime?[]> { TypedValue = [null], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz }, Texts("{}"), Texts("BeginPayment"),
        ];
        batch.BatchCommands.Add(Explained(CheckoutSaving.UpdateSql, update));
        batch.BatchCommands.Add(Explained(OrderPlacing.SoldSql, Texts(checkout), new NpgsqlParameter<long> { TypedValue = 5 }));
        await using var reader = await batch.ExecuteReaderAsync();
        var plans = new List<string>();
        while (await reader.NextResultAsync())
        {
            while (await reader.ReadAsync())
            {
                plans.Add(reader.GetString(0));
            }
        }

        return string.Join('\n', plans);
    }

    private static NpgsqlBatchCommand Explained(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand($"EXPLAIN {sql}");
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<string[]> Texts(string value) => new() { TypedValue = [value], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
