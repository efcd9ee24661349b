namespace Shop.Orders;

/// <summary>Keeps orders: a port to PostgreSQL. Each call is one transaction.</summary>
public interface IOrderStore
{
    /// <summary>The order as it is now; null where there is none.</summary>
    Task<StoredOrder?> ReadAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Writes a change, all of it or nothing.</summary>
    /// <param name="before">The order that it was decided on.</param>
    /// <param name="change">What is written.</param>
    /// <exception cref="Orleans.Storage.InconsistentStateException">The order has changed since.</exception>
    Task SaveAsync(StoredOrder before, OrderChange change, CancellationToken cancellationToken);
}
