using System.Collections.Immutable;
using Shop.Mail;

namespace Shop.Orders;

/// <summary>A line of an order's story.</summary>
/// <param name="Kind">What happened; see <see cref="OrderEvents"/>.</param>
/// <param name="Actor">Who did it: an id, or <see cref="OrderEvents.Shop"/>.</param>
/// <param name="Data">Why, and what else there is to know: words by name.</param>
/// <param name="Mail">The mail that tells of it; null for none.</param>
public sealed record OrderEvent(string Kind, string Actor, ImmutableSortedDictionary<string, string> Data, OutgoingMail? Mail = null);

/// <summary>What happens to orders. The names are stored, and part of the API.</summary>
public static class OrderEvents
{
    /// <summary>The actor where nobody asked: the shop itself.</summary>
    public const string Shop = "shop";

    /// <summary>The order was made.</summary>
    public const string Placed = "placed";

    /// <summary>The money was taken.</summary>
    public const string Paid = "paid";

    /// <summary>The first of several parcels is on its way.</summary>
    public const string Fulfilling = "fulfilling";

    /// <summary>The last parcel is on its way.</summary>
    public const string Shipped = "shipped";

    /// <summary>The last parcel has arrived.</summary>
    public const string Delivered = "delivered";

    /// <summary>The order was given up.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A parcel was sent.</summary>
    public const string ParcelSent = "parcel_sent";

    /// <summary>A parcel has arrived.</summary>
    public const string ParcelDelivered = "parcel_delivered";

    /// <summary>The money that was set aside was let go of.</summary>
    public const string Voided = "voided";

    /// <summary>Money is to be given back.</summary>
    public const string RefundRequested = "refund_requested";

    /// <summary>Money was given back.</summary>
    public const string Refunded = "refunded";

    /// <summary>The provider won't give money back.</summary>
    public const string RefundRefused = "refund_refused";
}
