namespace Shop.Orders;

/// <summary>How the stock's ledger names what a cancelled order put back.</summary>
public static class ReturnedStock
{
    /// <summary>The operation: one for each order and thing.</summary>
    public static OperationId Operation(OrderId order, Sku sku) => OperationId.Of($"{order} {sku} returned");
}
