using System.Collections.Immutable;

namespace Shop.Webhooks;

/// <summary>How deliveries are signed. The names are part of the API, and stored.</summary>
public static class WebhookSignings
{
    /// <summary><c>Webhook-Signature: t=…,v1=…</c>, in hexadecimal digits, of the time and the body.</summary>
    public const string Shop = "shop";

    /// <summary>
    /// <see href="https://www.standardwebhooks.com/">Standard Webhooks</see> 1.0: <c>webhook-signature: v1,…</c>, in base64, of the event's id, the time and the
    /// body, as verifiers made for it take it. Its header has the name of the other's, so that a delivery has one of the two.
    /// </summary>
    public const string Standard = "standard";

    /// <summary>Both.</summary>
    public static ImmutableArray<string> All { get; } = [Shop, Standard];
}
