using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>Shows webhooks.</summary>
internal static class ReadWebhooks
{
    public static async Task<Ok<WebhookPage>> ListAsync(WebhookStore webhooks, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new WebhookPage(await webhooks.ListAsync(context.RequestAborted), null));
    }

    public static async Task<IResult> ReadAsync(string id, WebhookStore webhooks, HttpContext context) =>
        WebhookId.TryParse(id, out var webhook) && await webhooks.FindAsync(webhook, context.RequestAborted) is { } found
            ? TypedResults.Ok(found.Show(context))
            : Problem.NotFound();
}
