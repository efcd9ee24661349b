using Shop.Api.Idempotency;
using Shop.Api.Orders.Staff;

namespace Shop.Api.Orders;

/// <summary>
/// Orders over HTTP: one's own, a guest's too, as long as the session lasts, and afterwards by a mailed link. Another's order is 404
/// like one that isn't there.
/// </summary>
public static class OrderEndpoints
{
    /// <summary>Registers what they need.</summary>
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<OrderReads>()
        .AddSingleton<OrderChanges>()
        .AddSingleton<OrderLinks>()
        .AddSingleton<StaffOrderReads>()
        .Configure<RouteOptions>(static options => options.SetParameterPolicy<OrderIdConstraint>("order"));

    /// <summary>Maps them.</summary>
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").RequireAuthorization().WithTags("Orders");
        orders.MapGet("", ListOrders.HandleAsync).Produces<OrderPage>().WithSummary("One's own orders, the newest first");
        orders.MapGet("/{id:order}", ReadOrder.HandleAsync).Produces<OrderAnswer>().WithSummary("One of one's own orders");
        orders.MapPost("/{id:order}/cancel", CancelMyOrder.HandleAsync).Idempotent()
            .Produces<OrderAnswer>().WithSummary("Gives an order up before anything of it is sent: money and goods go back");

        var links = api.MapGroup("/orders/lookup").WithTags("Orders");
        links.MapPost("", LookUpOrder.HandleAsync).Produces(StatusCodes.Status202Accepted).WithSummary("Mails a link to an order to whom it is of");
        links.MapGet("/{token}", LookUpOrder.ReadAsync).Produces<OrderAnswer>().WithSummary("The order that a mailed link is of");

        api.MapStaffOrders();
    }
}
