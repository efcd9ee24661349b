using System.Collections.Immutable;

namespace Shop.Webhooks;

/// <summary>What webhooks tell of: the lines of orders' stories. The names are part of the API, and <c>201_webhooks.sql</c> makes the same.</summary>
public static class WebhookEvents
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "order.placed",
        "order.paid",
        "order.parcel_sent",
        "order.fulfilling",
        "order.shipped",
        "order.parcel_delivered",
        "order.delivered",
        "order.cancelled",
        "order.voided",
        "order.refund_requested",
        "order.refunded",
        "order.refund_refused",
    ];
}
