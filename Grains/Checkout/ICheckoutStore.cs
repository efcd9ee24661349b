using Shop.Inventory;

namespace Shop.Checkout;

/// <summary>
/// Keeps checkouts, and makes orders of them: a port to PostgreSQL. Each call is one transaction, which calls that come at the same
/// time may share: each of them is all or nothing, and none fails because of another.
/// </summary>
public interface ICheckoutStore
{
    /// <summary>The checkout; null where there is none.</summary>
    Task<StoredCheckout?> ReadAsync(CheckoutId id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a new one, at version 1, and with it uses its admission up. Nothing is written where its cart has another that is neither
    /// paid nor released, or where its admission is not good.
    /// </summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">There is one by this id.</exception>
    Task<CheckoutInsertion> InsertAsync(StoredCheckout checkout, CancellationToken cancellationToken);

    /// <summary>Writes the next version, and moves the checkout's holds with it.</summary>
    /// <param name="checkout">The next version.</param>
    /// <param name="move">
    /// <see cref="HoldMove.BeginPayment"/> or <see cref="HoldMove.EndPayment"/>, which change no stock's numbers;
    /// <see cref="HoldMove.None"/> to leave them as they are.
    /// </param>
    /// <param name="cancellationToken">The caller waits no longer.</param>
    /// <returns>
    /// Whether every line's hold made the move, or was placed as if it had made it. The version is written all the same.
    /// </returns>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another version has been written meanwhile; no hold has moved.</exception>
    Task<bool> UpdateAsync(StoredCheckout checkout, HoldMove move, CancellationToken cancellationToken);

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
