using Shop.Hosting.Settings;

namespace Shop.Api.Checkout;

/// <summary>Registers what checkouts over HTTP need.</summary>
public static class CheckoutServices
{
    /// <summary>Adds it.</summary>
    public static void AddCheckouts(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<CheckoutLimits, CheckoutLimitsValidator>(CheckoutLimits.Section);
        builder.Services.AddSingleton<CheckoutCalls>();
        builder.Services.AddSingleton<GuestCheckouts>();
        builder.Services.Configure<RouteOptions>(static options => options.SetParameterPolicy<CheckoutIdConstraint>("checkout"));
    }
}
