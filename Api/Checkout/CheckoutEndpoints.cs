using Shop.Api.Idempotency;
using Shop.Api.Overload;

namespace Shop.Api.Checkout;

/// <summary>
/// Checkouts over HTTP. Whoever has a session may check their cart out, a guest too; another's checkout is 404 like one that isn't
/// there. What asks for money needs an <c>Idempotency-Key</c>.
/// </summary>
public static class CheckoutEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapCheckouts(this IEndpointRouteBuilder api)
    {
        var checkouts = api.MapGroup("/checkouts").RequireAuthorization().WithTags("Checkout");
        checkouts.MapPost("", CreateCheckout.HandleAsync).AddEndpointFilter<CheckoutRate>().Idempotent(isKeyRequired: true, hasSecrets: true)
            .Produces<CheckoutAnswer>(StatusCodes.Status201Created)
            .WithSummary("Fixes a cart's total and holds its lines; with a payment and the expected total it pays, too");
        checkouts.MapGet("/{id:checkout}", ReadCheckout.HandleAsync).Produces<CheckoutAnswer>().WithSummary("A checkout as it is now");
        checkouts.MapPost("/{id:checkout}/payment", PayForCheckout.HandleAsync).AddEndpointFilter<CheckoutRate>().Idempotent(isKeyRequired: true, hasSecrets: true)
            .WithMetadata(new WaitsForOthers()).Produces<CheckoutAnswer>().WithSummary("Pays an open checkout");
        checkouts.MapDelete("/{id:checkout}", ReleaseCheckout.HandleAsync).Idempotent()
            .Produces(StatusCodes.Status204NoContent).WithSummary("Gives a checkout up: what it holds can be had by others");
    }
}
