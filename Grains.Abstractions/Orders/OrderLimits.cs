namespace Shop.Orders;

/// <summary>The bounds of orders.</summary>
public static class OrderLimits
{
    /// <summary>Characters of a reason: some sentences.</summary>
    public const int MaxReason = 500;

    /// <summary>Parcels of one order: as many as a cart has lines.</summary>
    public const int MaxFulfilments = 200;

    /// <summary>Refunds of one order: more than any quarrel has rounds. All of them are read with the order.</summary>
    public const int MaxRefunds = 100;
}
