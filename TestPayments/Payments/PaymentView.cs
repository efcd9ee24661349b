namespace Shop.TestPayments.Payments;

/// <summary>A payment as callers see it.</summary>
/// <param name="Id">The provider's name for it.</param>
/// <param name="Key">The caller's.</param>
/// <param name="Status"><c>pending</c>, <c>requires_action</c>, <c>authorised</c>, <c>declined</c>, <c>captured</c>, <c>voided</c> or <c>cancelled</c>.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="Amount">What was asked for, in minor units.</param>
/// <param name="Captured">What was taken.</param>
/// <param name="Refunded">What was given back.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ActionUrl">Where its holder has to approve it.</param>
/// <param name="ChangedAt">Since when it is so.</param>
internal sealed record PaymentView(
    string Id, string Key, string Status, string? Reason, long Amount, long Captured, long Refunded, string Currency, string? ActionUrl,
    DateTimeOffset ChangedAt);

/// <summary>A page of payments.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="Next">Where the next page begins; left out on the last.</param>
internal sealed record PaymentList(IReadOnlyList<PaymentView> Items, string? Next);
