using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>Gives a webhook another secret.</summary>
internal static class RotateSecret
{
    public static async Task<IResult> HandleAsync(string id, ClaimsPrincipal user, WebhookStore webhooks, HttpContext context)
    {
        if (!WebhookId.TryParse(id, out var webhook) || await webhooks.FindAsync(webhook, context.RequestAborted) is null)
        {
            return Problem.NotFound();
        }

        var secret = WebhookRules.NewSecret();
        var actor = new WebhookActor(user.ShopperId(), context.Operation(user.ShopperId()));
        return await webhooks.ChangeAsync(
            webhook, new WebhookChange(null, null, null, secret), EntityTag.ExpectedVersion(context.Request), actor, context.RequestAborted) is { } changed
                ? TypedResults.Ok((changed with { Secret = secret }).Show(context))
                : WebhookRules.Changed();
    }
}
