using Shop.Api.Idempotency;
using Shop.Api.Sessions;

namespace Shop.Api.Orders.Staff;

/// <summary>Orders in the back office. Every change is a line of the order's story, with who made it.</summary>
internal static class StaffOrderEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapStaffOrders(this IEndpointRouteBuilder api)
    {
        var looking = api.MapGroup("/admin/orders").RequireAuthorization(Policies.OrdersRead).WithTags("Orders (staff)");
        looking.MapGet("", FindOrders.HandleAsync).Produces<OrderPage>()
            .WithSummary("Orders, the newest first: by status, and by number, e-mail address, SKU, or the id of an order or a customer");
        looking.MapGet("/{id:order}", ReadWholeOrder.HandleAsync).Produces<WholeOrder>().WithSummary("An order with its whole story");

        api.MapGroup("/admin/sales").RequireAuthorization(Policies.OrdersRead).WithTags("Orders (staff)")
            .MapGet("", ReadSales.HandleAsync).WithSummary("What was sold of late, by day, hour and product, and what waits to be done");

        var working = api.MapGroup("/admin/orders/{id:order}").RequireAuthorization(Policies.Orders).WithTags("Orders (staff)");
        working.MapPost("/fulfilments", SendParcel.HandleAsync).Idempotent()
            .Produces<WholeOrder>(StatusCodes.Status201Created).WithSummary("Says that a parcel was sent, with all that is yet to be sent or a part");
        working.MapPost("/fulfilments/{number:int}/delivery", ParcelDelivered.HandleAsync).Idempotent()
            .Produces<WholeOrder>().WithSummary("Says that a parcel has arrived");
        working.MapPost("/refunds", GiveBack.HandleAsync).Idempotent(isKeyRequired: true)
            .Produces<RefundAnswer>(StatusCodes.Status201Created).WithSummary("Gives money back, up to what was paid");
        working.MapPost("/cancel", CancelForCustomer.HandleAsync).Idempotent()
            .Produces<WholeOrder>().WithSummary("Gives an order up before anything of it is sent: money and goods go back");
    }
}
