using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;
using Shop.Carts;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Inventory;
using Shop.Limits;
using Shop.Orders;
using Shop.Outbox;
using Shop.Sessions;
using Shop.State;
using Shop.Time;
using Shop.WaitingRooms;

namespace Shop;

/// <summary>Registers what the shop's grains need in a silo.</summary>
public static class ShopGrains
{
    /// <summary>
    /// Adds it, but for the storage, which the host chooses; whichever it is, our <see cref="StateSerializer"/> turns states
    /// into bytes.
    /// </summary>
    public static IServiceCollection AddShopGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DatabaseClock>();
        services.AddSingleton<IGrainStorageSerializer, StateSerializer>();

        // One line a feature.
        services.AddSingleton<IJsonTypeInfoResolver>(CartStateContext.Default);
        services.AddSingleton<IJsonTypeInfoResolver>(ShopperStateContext.Default);
        services.AddSingleton<IJsonTypeInfoResolver>(SessionStateContext.Default);
        services.AddSingleton<IJsonTypeInfoResolver>(RateLimitStateContext.Default);
        services.AddSingleton<CheckoutQuoting>();
        services.AddSingleton<IOutboxHandler, SettleCheckout>();
        services.AddSingleton<IOutboxHandler, CapturePayment>();
        services.AddSingleton<IOutboxHandler, SettleOrder>();
        services.AddSingleton<IOutboxHandler, PutBackStock>();
        services.AddSingleton<GuardedThings>();
        services.AddSingleton<SpreadStock>();
        services.AddSingleton<CatalogWriter>().AddSingleton<ProductServices>();
        return services;
    }
}
