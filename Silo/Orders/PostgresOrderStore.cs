using Npgsql;
using Orleans.Storage;
using Shop.Hosting.Database;
using Shop.Orders;

namespace Shop.Silo.Orders;

/// <summary>Orders in PostgreSQL. Every call is one round trip, and one transaction, which those that come at the same time share.</summary>
internal sealed class PostgresOrderStore : IOrderStore
{
    // shop.expect's.
    private const string WrongCount = "SH001";

    // Two silos that both believe they own an order wait for each other at its row, on a busy machine for longer than a lock is waited for.
    private const int AttemptsMax = 4;

    private readonly NpgsqlDataSource _database;
    private readonly PlacedOrders _placed;
    private readonly GroupedCalls<OrderId, StoredOrder?> _reads;
    private readonly GroupedCalls<OrderSave, bool> _saves;

    /// <summary>A store in this database.</summary>
    public PostgresOrderStore(NpgsqlDataSource database, PlacedOrders placed)
    {
        (_database, _placed) = (database, placed);
        _reads = new(ReadAsync, static order => order.Value);
        _saves = new(saves => RolledBack.RepeatAsync(AttemptsMax, () => SaveAsync(saves)), static save => save.Before.Id.Value);
    }

    /// <inheritdoc/>
    public Task<StoredOrder?> ReadAsync(OrderId order, CancellationToken cancellationToken)
    {
        _placed.Take(order); // whoever reads it may change it
        return _reads.AskAsync(order);
    }

    /// <inheritdoc/>
    public StoredOrder? TakePlaced(OrderId order) => _placed.Take(order);

    /// <inheritdoc/>
    public async Task SaveAsync(StoredOrder before, OrderChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        try
        {
            await _saves.AskAsync(new OrderSave(before, change));
        }
        catch (PostgresException exception) when (exception.SqlState == WrongCount)
        {
            throw new InconsistentStateException($"{before.Id} has been changed elsewhere since version {before.Version}.");
        }
    }

    private async Task<IReadOnlyList<StoredOrder?>> ReadAsync(IReadOnlyList<OrderId> orders)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Columns.FindByKey());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(OrderRows.Sql)
        {
            Parameters = { orders.Texts(static one => one.Value) },
        });
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var found = new Dictionary<OrderId, StoredOrder>();
        while (await reader.ReadAsync())
        {
            var order = OrderRows.Read(reader);
            found.Add(order.Id, order);
        }

        return [.. orders.Select(found.GetValueOrDefault)];
    }

    private async Task<IReadOnlyList<bool>> SaveAsync(IReadOnlyList<OrderSave> saves)
    {
        await using var batch = _database.CreateBatch();
        OrderSaving.AddTo(batch, saves);
        await batch.ExecuteNonQueryAsync();
        return [.. saves.Select(static _ => true)];
    }
}
