using Shop.Inventory;

namespace Shop.Silo.Inventory;

/// <summary>What stock needs in a silo.</summary>
public static class InventoryServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddInventory(this IServiceCollection services) =>
        services.AddSingleton<IStockStore, PostgresStockStore>().AddHostedService<HoldSweeping>().AddHostedService<SpreadReadings>();
}
