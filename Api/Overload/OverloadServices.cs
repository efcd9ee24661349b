using Microsoft.Extensions.DependencyInjection.Extensions;
using Shop.Api.Limits;

namespace Shop.Api.Overload;

/// <summary>Keeps the process quick where more comes than it can bear.</summary>
internal static class OverloadServices
{
    /// <summary>Registers what it takes.</summary>
    public static IServiceCollection AddOverload(this IServiceCollection services, ApiLimits limits)
    {
        services.TryAddSingleton(provider => new OverloadGate(limits, provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<OverloadGuard>().AddHostedService<OverloadTicks>();
    }

    /// <summary>Has requests wait for their turn; behind routing and the limits by session and address.</summary>
    public static IApplicationBuilder UseOverload(this IApplicationBuilder app)
    {
        var guard = app.ApplicationServices.GetRequiredService<OverloadGuard>();
        return app.Use(guard.InvokeAsync);
    }
}
