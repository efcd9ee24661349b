using Shop.Api.Idempotency;
using Shop.Api.Sessions;
using Shop.Hosting.Settings;
using Shop.Hosting.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>Whom the shop tells of what happens: the owner's business only, since what is told leaves the house. Silos deliver.</summary>
public static class WebhookEndpoints
{
    /// <summary>Registers what they need.</summary>
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<WebhookSettings, WebhookSettingsValidator>(WebhookSettings.Section);
        builder.Services.AddSingleton<WebhookSecrets>().AddSingleton<WebhookStore>().AddSingleton<DeliveryLog>();
    }

    /// <summary>Maps them. What answers a secret stores no answer: a repeat doesn't show it again.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/admin/webhooks").RequireAuthorization(Policies.Owner).WithTags("Webhooks (staff)");
        all.MapGet("", ReadWebhooks.ListAsync).WithSummary("All webhooks");
        all.MapPost("", CreateWebhook.HandleAsync)
            .Produces<WebhookAnswer>(StatusCodes.Status201Created).WithSummary("Adds a place that is told of events; the answer shows its secret, once");
        all.MapGet("/{id}", ReadWebhooks.ReadAsync).Produces<WebhookAnswer>().WithSummary("A webhook");
        all.MapPatch("/{id}", ChangeWebhook.HandleAsync).Idempotent()
            .Produces<WebhookAnswer>().WithSummary("Changes where a webhook goes and what it tells of, stops it, or lets it go on");
        all.MapDelete("/{id}", RemoveWebhook.HandleAsync).Idempotent()
            .Produces(StatusCodes.Status204NoContent).WithSummary("Removes a webhook; what waits for it is never delivered");
        all.MapPost("/{id}/secret", RotateSecret.HandleAsync)
            .Produces<WebhookAnswer>().WithSummary("Gives a webhook another secret and shows it, once; the one before signs as well for a day");
        all.MapGet("/{id}/deliveries", ReadDeliveries.HandleAsync).Produces<DeliveryPage>().WithSummary("What became of a webhook's deliveries, the newest first");
        all.MapPost("/{id}/deliveries/{delivery:long}/replay", ReplayDelivery.HandleAsync).Idempotent()
            .Produces<DeliveryAnswer>().WithSummary("Delivers an event once more, from now on for three days");
    }
}
