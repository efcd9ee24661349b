namespace Shop.Orders;

/// <summary>Keeps orders: a port to PostgreSQL. Each call is one transaction.</summary>
public interface IOrderStore
{
    /// <summary>The order as it is now; null where there is none.</summary>
    Task<StoredOrder?> ReadAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>
    /// The order as it was placed, where this silo placed it a moment ago and nobody has asked for it since; null otherwise. Somebody
    /// may have changed it elsewhere, which a change that is decided on it learns when it is written.
    /// </summary>
    StoredOrder? TakePlaced(OrderId order);

    /// <summary>Writes a change, all of it or nothing.</summary>
    /// <param name="before">The order that it was decided on.</param>
    /// <param name="change">What is written.</param>
    /// <exception cref="Orleans.Storage.InconsistentStateException">The order has changed since.</exception>
    Task SaveAsync(StoredOrder before, OrderChange change, CancellationToken cancellationToken);
}
