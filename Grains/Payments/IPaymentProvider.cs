namespace Shop.Payments;

/// <summary>
/// A payment provider: a port. Every call names its payment by a key of ours, and may be made again: one key is one charge. None
/// throws for what a provider does or doesn't do; without an answer the state is <see cref="PaymentState.Unknown"/>.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>What shoppers name it by.</summary>
    string Name { get; }

    /// <summary>Sets the amount aside. After <see cref="CancelAsync"/> it never does.</summary>
    Task<PaymentAnswer> AuthoriseAsync(string key, Money amount, PaymentDetails details, string? returnUrl, CancellationToken cancellationToken);

    /// <summary>What became of a payment.</summary>
    Task<PaymentAnswer> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Takes what was set aside, whole.</summary>
    Task<PaymentAnswer> CaptureAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a payment up for good, also one that it has never heard of. What was set aside is let go of; what was taken stays.
    /// </summary>
    Task<PaymentAnswer> CancelAsync(string key, CancellationToken cancellationToken);

    /// <summary>Gives back a part or all of what was taken; one refund key is one refund.</summary>
    /// <returns>Whether it did; null where it gave no answer.</returns>
    Task<bool?> RefundAsync(string key, string refund, Money amount, CancellationToken cancellationToken);

    /// <summary>What the provider's own books say: to compare with ours.</summary>
    /// <param name="state">Only payments of this state; null for all.</param>
    /// <param name="changedSince">Only what has changed since, by the provider's clock.</param>
    /// <param name="after">Where the page begins: the one before's <see cref="ProviderPage.Next"/>; null for the first.</param>
    /// <param name="cancellationToken">The silo is stopping.</param>
    /// <returns>A page; null where it gave no answer.</returns>
    Task<ProviderPage?> ListAsync(PaymentState? state, DateTimeOffset changedSince, string? after, CancellationToken cancellationToken);
}
