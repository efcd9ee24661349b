namespace Shop.Orders;

/// <summary>
/// One order; its key is an <see cref="OrderId"/>. Orders are relational rows, made with their checkout's last step and written by
/// this grain afterwards. Where a call throws, its outcome is unknown and it may be repeated.
/// </summary>
[Alias("shop.orders.IOrderGrain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Takes the money that was set aside, and notes that the order is paid. Changes nothing where it is noted already.</summary>
    [Alias("Capture")]
    Task Capture();
}
