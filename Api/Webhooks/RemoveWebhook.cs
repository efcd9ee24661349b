using Shop.Api.Caching;
using Shop.Api.Problems;

namespace Shop.Api.Webhooks;

/// <summary>Removes a webhook.</summary>
internal static class RemoveWebhook
{
    public static async Task<IResult> HandleAsync(string id, WebhookStore webhooks, HttpContext context)
    {
        if (await webhooks.NamedAsync(id, context.RequestAborted) is not { } webhook)
        {
            return Problem.NotFound();
        }

        return await webhooks.RemoveAsync(webhook, EntityTag.ExpectedVersion(context.Request), WebhookActor.Of(context), context.RequestAborted)
            ? TypedResults.NoContent()
            : WebhookRules.Changed();
    }
}
