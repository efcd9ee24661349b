namespace Shop.Checkout;

/// <summary>Keeps checkouts, and makes orders of them: a port to PostgreSQL. Each call is one transaction.</summary>
public interface ICheckoutStore
{
    /// <summary>The checkout; null where there is none.</summary>
    Task<StoredCheckout?> ReadAsync(CheckoutId id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a new one, at version 1. Where its cart has another that is neither paid nor released, nothing is written and that
    /// one's id is answered; null where it was written.
    /// </summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">There is one by this id.</exception>
    Task<CheckoutId?> InsertAsync(StoredCheckout checkout, CancellationToken cancellationToken);

    /// <summary>Writes the next version.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another has been written meanwhile.</exception>
    Task UpdateAsync(StoredCheckout checkout, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the order of a paid checkout (its next version): its rows, the payment, the checkout's holds from paying to sold, what
    /// is to follow (outbox), and the checkout itself, all or nothing. False, and nothing is written, where not every line is held
    /// for this payment: a payment without its holds never becomes an order.
    /// </summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another version has been written meanwhile.</exception>
    Task<bool> PlaceOrderAsync(StoredCheckout paid, CancellationToken cancellationToken);

    /// <summary>
    /// Checkouts that a crash may have left: those being worked on whose last change is older than <paramref name="age"/>, and open
    /// ones that have expired; the oldest first.
    /// </summary>
    Task<IReadOnlyList<CheckoutId>> UnfinishedAsync(TimeSpan age, int limit, CancellationToken cancellationToken);
}
