using System.Security.Claims;
using Shop.Api.Problems;
using Shop.Api.Sessions;

namespace Shop.Api.Webhooks;

/// <summary>Has an event delivered once more. Who did it stands in the log.</summary>
internal static class ReplayDelivery
{
    public static async Task<IResult> HandleAsync(string id, long delivery, ClaimsPrincipal user, WebhookStore webhooks, DeliveryLog log, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await webhooks.NamedAsync(id, context.RequestAborted) is { } webhook
            && await log.ReplayAsync(webhook, delivery, user.ShopperId(), context.RequestAborted) is { } replayed
                ? TypedResults.Ok(replayed)
                : Problem.NotFound();
    }
}
