using Microsoft.Extensions.Options;
using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Hosting.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>Changes a webhook; what isn't given stays.</summary>
/// <param name="Url">Where events are sent, those that wait already, too.</param>
/// <param name="Events">Which.</param>
/// <param name="Active">Whether it is told. What waits while it isn't, goes on waiting.</param>
/// <param name="Signing">How deliveries are signed, those that wait already, too: <c>shop</c> or <c>standard</c>.</param>
public sealed record ChangeWebhook(string? Url, IReadOnlyList<string>? Events, bool? Active, string? Signing = null)
{
    internal static async Task<IResult> HandleAsync(
        string id, ChangeWebhook body, WebhookStore webhooks, IOptions<WebhookSettings> settings, HttpContext context)
    {
        var validation = new Validation().Validate(body.Url, body.Events, body.Signing, settings.Value);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (await webhooks.NamedAsync(id, context.RequestAborted) is not { } webhook)
        {
            return Problem.NotFound();
        }

        var change = new WebhookChange(body.Url, body.Events is { } events ? [.. events] : null, body.Active, body.Signing, Secret: null);
        return await webhooks.ChangeAsync(webhook, change, EntityTag.ExpectedVersion(context.Request), WebhookActor.Of(context), context.RequestAborted) is { } changed
            ? TypedResults.Ok(changed.Show(context))
            : WebhookRules.Changed();
    }
}
