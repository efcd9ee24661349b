using Shop.Api.Sessions;

namespace Shop.Api.Payments;

/// <summary>What payment providers tell the shop, and what staff see of their books.</summary>
public static class PaymentEndpoints
{
    /// <summary>Maps it. Providers have no session: their signature is what counts.</summary>
    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/webhooks/payments/{provider}", ReceivePaymentEvent.HandleAsync)
            .AllowAnonymous().WithTags("Payments").Produces(StatusCodes.Status204NoContent)
            .WithSummary("Takes a payment provider's signed event; a repeat changes nothing");
        api.MapGet("/admin/payments/differences", FindDifferences.HandleAsync)
            .RequireAuthorization(Policies.Orders).WithTags("Payments (staff)").Produces<PaymentDifferencePage>()
            .WithSummary("Where a provider's books and ours differ, the newest first; with state=resolved where they did");
    }
}
