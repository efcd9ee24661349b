using Shop.Hosting.Pricing;
using Shop.Hosting.Settings;

namespace Shop.Api.Carts;

/// <summary>Registers what carts over HTTP need.</summary>
public static class CartServices
{
    /// <summary>Adds it.</summary>
    public static void AddCarts(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<CartSettings, CartSettingsValidator>(CartSettings.Section);
        builder.Services.AddSingleton<PricingBook>();
        builder.Services.AddSingleton<CartCalls>();
        builder.Services.AddSingleton<CartProducts>();
        builder.Services.AddSingleton<CartStocks>();
        builder.Services.AddSingleton<CartPage>();
        builder.Services.AddSingleton<CartJson>();
        builder.Services.Configure<RouteOptions>(static options =>
        {
            options.SetParameterPolicy<CartIdConstraint>("cart");
            options.SetParameterPolicy<SkuConstraint>("sku");
        });
    }
}
