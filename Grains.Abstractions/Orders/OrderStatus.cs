namespace Shop.Orders;

/// <summary>How far an order is. The names are stored in small letters, and the numbers go over the wire: neither changes its meaning.</summary>
[GenerateSerializer, Alias("shop.orders.OrderStatus")]
public enum OrderStatus
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>The money is set aside.</summary>
    Placed = 1,

    /// <summary>The money is taken.</summary>
    Paid = 2,

    /// <summary>A part is on its way: from here on it can't be cancelled.</summary>
    Fulfilling = 3,

    /// <summary>All of it is on its way.</summary>
    Shipped = 4,

    /// <summary>All of it has arrived.</summary>
    Delivered = 5,

    /// <summary>Given up before anything was sent: the money goes back, and the goods too.</summary>
    Cancelled = 6,
}
