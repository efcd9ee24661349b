using Shop.Api.Idempotency;
using Shop.Api.Sessions;

namespace Shop.Api.Inventory;

/// <summary>Stock in the back office. Shoppers see what is to be had on its product.</summary>
public static class InventoryEndpoints
{
    /// <summary>Registers what it needs.</summary>
    public static IServiceCollection AddInventory(this IServiceCollection services) => services.AddSingleton<StockChanges>().AddSingleton<StockReads>();

    /// <summary>Maps it.</summary>
    public static void MapInventory(this IEndpointRouteBuilder api)
    {
        var stock = api.MapGroup("/admin/stock/{sku:sku}").RequireAuthorization(Policies.Catalog).WithTags("Stock (staff)");
        api.MapGroup("/admin/stock").RequireAuthorization(Policies.Catalog).WithTags("Stock (staff)")
            .MapGet("", ListStock.HandleAsync).Produces<StockPage>().WithSummary("How much of each thing there is, the scarcest first");
        stock.MapGet("", ReadStock.HandleAsync).Produces<StockAnswer>().WithSummary("How much of a thing there is");
        stock.MapPut("", CountStock.HandleAsync).Idempotent().Produces<StockAnswer>().WithSummary("Says how many were counted");
        stock.MapPost("/adjustments", AdjustStock.HandleAsync).Idempotent().Produces<StockAnswer>()
            .WithSummary("Says how many more or fewer there are");
        stock.MapPut("/parts", DivideStock.HandleAsync).Idempotent().Produces<StockAnswer>()
            .WithSummary("Says into how many parts a stock is divided, for a thing that more want at once than one can serve");
        stock.MapGet("/ledger", ReadLedger.HandleAsync).Produces<LedgerPage>()
            .WithSummary("Why there are so many: every change with its reason, the newest first");
    }
}
