namespace Shop.Orders;

/// <summary>Keeps orders: a port to PostgreSQL. Each call is one transaction.</summary>
public interface IOrderStore
{
    /// <summary>The order's payment; null where there is no such order.</summary>
    Task<OrderPayment?> PaymentAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Notes that the money was taken: payment, order and its story. False where that had been noted before.</summary>
    Task<bool> NoteCaptureAsync(OrderId order, CancellationToken cancellationToken);
}
