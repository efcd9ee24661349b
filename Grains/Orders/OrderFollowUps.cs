using System.Collections.Immutable;
using System.Globalization;

namespace Shop.Orders;

/// <summary>What follows from changes of orders, as work for the outbox.</summary>
internal static class OrderFollowUps
{
    /// <summary>See <see cref="SettleOrder"/>.</summary>
    public const string SettleKind = "order.settle";

    /// <summary>See <see cref="PutBackStock"/>.</summary>
    public const string PutBackKind = "stock.return";

    // The grain itself asks the provider at once, and has nearly always done so by then.
    private static readonly TimeSpan _settleAfter = TimeSpan.FromSeconds(2);

    /// <summary>Money is to be moved; should this process die, or the provider's answer be lost, another does it.</summary>
    public static FollowUp Settle(StoredOrder order) =>
        new(SettleKind, order.Id.Value, ImmutableSortedDictionary<string, string>.Empty, _settleAfter);

    /// <summary>A cancelled order's goods are put back.</summary>
    public static FollowUp PutBack(StoredOrder order, OrderLine line, string actor) => new(
        PutBackKind,
        line.Sku.Value,
        ImmutableSortedDictionary.CreateRange<string, string>(StringComparer.Ordinal,
        [
            new("order", order.Id.Value),
            new("number", order.Number),
            new("quantity", line.Quantity.ToString(CultureInfo.InvariantCulture)),
            new("actor", actor),
        ]),
        TimeSpan.Zero);
}
