using Shop.Orders;

namespace Shop.Payments;

/// <summary>Where the provider's books and the shop's differ. The names are stored, in small letters with underscores.</summary>
public enum BookDifference
{
    /// <summary>They don't.</summary>
    None,

    /// <summary>Money is set aside, and no checkout and no order waits for it: it is let go of.</summary>
    OrphanAuthorisation,

    /// <summary>Money was taken for no order: a matter for people.</summary>
    ChargeWithoutOrder,

    /// <summary>The provider took or let go of the money, or didn't, and the shop believes otherwise: the order is asked to look again.</summary>
    StateDiffers,

    /// <summary>The amounts differ: a matter for people.</summary>
    AmountDiffers,

    /// <summary>More or less was given back than the shop believes: a matter for people.</summary>
    RefundsDiffer,
}

/// <summary>Compares the provider's books with the shop's: a function of both, and nothing else.</summary>
public static class Reconciliation
{
    /// <summary>Where they differ. What has just changed is not to be asked about: it may be on its way into the other's books.</summary>
    /// <param name="theirs">The provider's, which were read first.</param>
    /// <param name="ours">The shop's.</param>
    public static BookDifference Compare(ProviderPayment theirs, OwnPayment ours)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(ours);
        if (ours.Order is null)
        {
            return theirs.State switch
            {
                _ when ours.IsBeingPaid => BookDifference.None,
                PaymentState.Authorised => BookDifference.OrphanAuthorisation,

                // What was given back whole hurts nobody any more.
                PaymentState.Captured when theirs.Captured > theirs.Refunded => BookDifference.ChargeWithoutOrder,
                _ => BookDifference.None,
            };
        }

        return theirs switch
        {
            _ when theirs.State != StateOf(ours.State) => BookDifference.StateDiffers,
            _ when theirs.Amount != ours.Amount => BookDifference.AmountDiffers,
            _ when theirs.Refunded != ours.Refunded && !ours.IsRefunding => BookDifference.RefundsDiffer,
            _ => BookDifference.None,
        };
    }

    private static PaymentState StateOf(OrderPaymentState state) => state switch
    {
        OrderPaymentState.Authorised => PaymentState.Authorised,
        OrderPaymentState.Captured => PaymentState.Captured,
        _ => PaymentState.Voided,
    };
}
