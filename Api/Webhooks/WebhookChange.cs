using Shop.Api.Idempotency;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Webhooks;

/// <summary>A change of a webhook; null leaves what there is.</summary>
/// <param name="Url">Where it goes.</param>
/// <param name="Events">What it tells of.</param>
/// <param name="IsActive">Whether it tells.</param>
/// <param name="Signing">How it is signed.</param>
/// <param name="Secret">A new one; the one before signs as well for a while.</param>
internal sealed record WebhookChange(string? Url, string[]? Events, bool? IsActive, string? Signing, string? Secret);

/// <summary>Who changes something, for the audit log.</summary>
/// <param name="Shopper">The employee.</param>
/// <param name="Operation">Their wish.</param>
internal sealed record WebhookActor(ShopperId Shopper, OperationId Operation)
{
    /// <summary>Whoever makes a request.</summary>
    public static WebhookActor Of(HttpContext context)
    {
        var shopper = context.User.ShopperId();
        return new WebhookActor(shopper, context.Operation(shopper));
    }
}

/// <summary>What became of a wish to add one.</summary>
internal enum WebhookAddition
{
    /// <summary>It is there now.</summary>
    Made = 0,

    /// <summary>The same wish has made it before.</summary>
    Known = 1,

    /// <summary>There are as many as there may be.</summary>
    TooMany = 2,
}
