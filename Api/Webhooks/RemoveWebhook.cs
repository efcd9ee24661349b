using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>Removes a webhook.</summary>
internal static class RemoveWebhook
{
    public static async Task<IResult> HandleAsync(string id, ClaimsPrincipal user, WebhookStore webhooks, HttpContext context)
    {
        if (!WebhookId.TryParse(id, out var webhook) || await webhooks.FindAsync(webhook, context.RequestAborted) is null)
        {
            return Problem.NotFound();
        }

        var actor = new WebhookActor(user.ShopperId(), context.Operation(user.ShopperId()));
        return await webhooks.RemoveAsync(webhook, EntityTag.ExpectedVersion(context.Request), actor, context.RequestAborted)
            ? TypedResults.NoContent()
            : WebhookRules.Changed();
    }
}
