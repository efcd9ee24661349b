using Shop.Api.Caching;
using Shop.Api.Problems;

namespace Shop.Api.Webhooks;

/// <summary>Gives a webhook another secret.</summary>
internal static class RotateSecret
{
    public static async Task<IResult> HandleAsync(string id, WebhookStore webhooks, HttpContext context)
    {
        if (await webhooks.NamedAsync(id, context.RequestAborted) is not { } webhook)
        {
            return Problem.NotFound();
        }

        var secret = WebhookRules.NewSecret();
        return await webhooks.ChangeAsync(
            webhook, new WebhookChange(null, null, null, null, secret), EntityTag.ExpectedVersion(context.Request), WebhookActor.Of(context), context.RequestAborted) is { } changed
                ? TypedResults.Ok((changed with { Secret = secret }).Show(context))
                : WebhookRules.Changed();
    }
}
