using Npgsql;
using Orleans.Storage;
using Shop.Orders;
using static Shop.Silo.Checkout.PostgresCheckoutStore;

namespace Shop.Silo.Orders;

/// <summary>Orders in PostgreSQL. Every call is one round trip, and one transaction.</summary>
public sealed class PostgresOrderStore(NpgsqlDataSource database) : IOrderStore
{
    // shop.expect's.
    private const string WrongCount = "SH001";

    /// <inheritdoc/>
    public async Task<StoredOrder?> ReadAsync(OrderId order, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OrderRows.Sql);
        command.Parameters.Add(Text(order.Value));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? OrderRows.Read(order, reader) : null;
    }

    /// <inheritdoc/>
    public async Task SaveAsync(StoredOrder before, OrderChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        await using var batch = database.CreateBatch();
        OrderSaving.AddTo(batch, before, change);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == WrongCount)
        {
            throw new InconsistentStateException($"{before.Id} has been changed elsewhere since version {before.Version}.");
        }
    }
}
