using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Hosting.Webhooks;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>Adds a place that is told of events from now on.</summary>
/// <param name="Url">Where they are sent: by https, to no private network.</param>
/// <param name="Events">Which.</param>
/// <param name="Signing">How deliveries are signed: <c>shop</c> (by default) or <c>standard</c>, as Standard Webhooks has it.</param>
public sealed record CreateWebhook([property: Required] string? Url, [property: Required] IReadOnlyList<string>? Events, string? Signing = null)
{
    internal static async Task<IResult> HandleAsync(
        CreateWebhook body, WebhookStore webhooks, IOptions<WebhookSettings> settings, HttpContext context)
    {
        var validation = new Validation().Required(body.Url, "/url").Required(body.Events, "/events").Validate(body.Url, body.Events, body.Signing, settings.Value);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var (actor, secret) = (WebhookActor.Of(context), WebhookRules.NewSecret());
        var id = WebhookId.Of(actor.Operation);
        return await webhooks.AddAsync(id, body.Url!, [.. body.Events!], body.Signing ?? WebhookSignings.Shop, secret, actor, context.RequestAborted) switch
        {
            WebhookAddition.Made => Created((await webhooks.FindAsync(id, context.RequestAborted))! with { Secret = secret }, context),
            WebhookAddition.TooMany => Problem.Of(
                StatusCodes.Status409Conflict, "too_many_webhooks", $"There are {WebhookLimits.CountMax} webhooks already."),
            _ => await RepeatAsync(id, body, webhooks, context),
        };
    }

    private static async Task<IResult> RepeatAsync(WebhookId id, CreateWebhook body, WebhookStore webhooks, HttpContext context)
    {
        var known = await webhooks.FindAsync(id, context.RequestAborted);
        if (known is null || known.Url != body.Url || !known.Events.SequenceEqual(body.Events!) || known.Signing != (body.Signing ?? WebhookSignings.Shop))
        {
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key has named another request.");
        }

        context.Response.Headers[IdempotencyHeaders.Replayed] = "true";
        return Created(known, context);
    }

    private static Created<WebhookAnswer> Created(WebhookAnswer webhook, HttpContext context) =>
        TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{webhook.Id}", webhook.Show(context));
}
