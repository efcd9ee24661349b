using Shop.Orders;

namespace Shop.Payments;

/// <summary>Where the provider's books and the shop's differ. The names are stored, in small letters with underscores.</summary>
public enum BookDifference
{
    /// <summary>They don't.</summary>
    None,

    /// <summary>Money is set aside, and no checkout and no order waits for it: it is let go of.</summary>
    OrphanAuthorisation,

    /// <summary>Money was taken for no order: it is given back, where that can't be a mistake, and else a matter for people.</summary>
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

    /// <summary>
    /// Which charges without an order are given back by a program: all that are young, if there are few. Whoever was charged in the last
    /// moments of a region that is lost, before these were copied, has an order that nobody will ever send.
    /// </summary>
    /// <param name="charges">All that were found; how many there are says whether the books are those of the same shop at all.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="max">How many there may be.</param>
    /// <param name="within">How old they may be.</param>
    public static IReadOnlyList<ProviderPayment> ToGiveBack(IReadOnlyCollection<ProviderPayment> charges, DateTimeOffset now, int max, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(charges);
        return charges.Count > max ? [] : [.. charges.Where(charge => charge.ChangedAt > now - within)];
    }

    private static PaymentState StateOf(OrderPaymentState state) => state switch
    {
        OrderPaymentState.Authorised => PaymentState.Authorised,
        OrderPaymentState.Captured => PaymentState.Captured,
        _ => PaymentState.Voided,
    };
}
