using System.Text.Json.Serialization;
using Shop.Api.Caching;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>A place that is told of events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are sent, by POST.</param>
/// <param name="Events">Which.</param>
/// <param name="Signing">How deliveries are signed: <c>shop</c> or <c>standard</c>.</param>
/// <param name="Active">Whether it is told now; what happens while it isn't is never told.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="FormerSecretUntil">Until when the secret before signs as well; left out where there is none.</param>
/// <param name="Revision">Counts what staff did to it.</param>
/// <param name="Secret">What signs, only where it has just been made. Whoever has it can pretend to be the shop.</param>
public sealed record WebhookAnswer(
    WebhookId Id,
    string Url,
    IReadOnlyList<string> Events,
    string Signing,
    bool Active,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FormerSecretUntil,
    long Revision,
    string? Secret = null)
{
    /// <summary>The answer, with the tag that a change may name.</summary>
    internal WebhookAnswer Show(HttpContext context)
    {
        context.Response.Headers.ETag = EntityTag.OfVersion(Revision);
        context.Response.Headers.CacheControl = "no-store";
        return this;
    }
}

/// <summary>All webhooks.</summary>
/// <param name="Items">By their ids.</param>
/// <param name="Next">Always null: there are a few.</param>
public sealed record WebhookPage(
    IReadOnlyList<WebhookAnswer> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
