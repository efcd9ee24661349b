using Orleans.Concurrency;
using Shop.Live;

namespace Shop.Orders;

/// <summary>
/// One order; its key is an <see cref="OrderId"/>. Orders are relational rows, made with their checkout's last step and written by
/// this grain afterwards: each change with its line of the order's story, in one transaction, by version. Where a call throws, its
/// outcome is unknown and it may be repeated.
/// </summary>
[Alias("shop.orders.IOrderGrain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>
    /// For the next <see cref="LiveLimits.WatchLease"/> the observer is told of the versions that this activation writes. Which version
    /// the order has is in the tables.
    /// </summary>
    [AlwaysInterleave, Alias("Watch")]
    Task Watch(IChangeObserver observer);

    /// <summary>
    /// Takes the money that was set aside, and notes that the order is paid. Changes nothing where it is noted already, or where
    /// the order was cancelled before.
    /// </summary>
    [Alias("Capture")]
    Task Capture();

    /// <summary>Gives the order up before anything of it is sent: money and goods go back.</summary>
    [Alias("Cancel")]
    Task<OrderResult> Cancel(CancelOrder command);

    /// <summary>Notes that a parcel was sent.</summary>
    [Alias("Fulfil")]
    Task<OrderResult> Fulfil(FulfilOrder command);

    /// <summary>Notes that a parcel has arrived.</summary>
    [Alias("Deliver")]
    Task<OrderResult> Deliver(DeliverParcel command);

    /// <summary>
    /// Gives money back. The intent is stored before the provider is asked: where its answer doesn't come, the refund is pending,
    /// and asked for by the same key until it is known.
    /// </summary>
    [Alias("Refund")]
    Task<OrderResult> Refund(RefundOrder command);

    /// <summary>Finishes what is yet to be moved: lets go of a cancelled order's money, makes pending refunds.</summary>
    /// <exception cref="InvalidOperationException">The provider gave no answer: it is to be asked again.</exception>
    [Alias("Settle")]
    Task Settle();
}
