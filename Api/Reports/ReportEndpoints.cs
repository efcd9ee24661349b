using Shop.Api.Idempotency;
using Shop.Api.Sessions;

namespace Shop.Api.Reports;

/// <summary>Sums for whoever steers the shop; silos keep them.</summary>
public static class ReportEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/admin/reports").RequireAuthorization(Policies.OrdersRead).WithTags("Reports (staff)")
            .MapGet("/sales", ReadSalesReport.HandleAsync).Produces<SalesReport>().WithSummary("What was sold from one day to another, by day, by country or by product");
        api.MapGroup("/admin/reports").RequireAuthorization(Policies.Owner).WithTags("Reports (staff)")
            .MapPost("/sales/rebuild", RebuildSales.HandleAsync).Idempotent()
            .Produces(StatusCodes.Status202Accepted).WithSummary("Has the sums made anew by the orders");
    }
}
