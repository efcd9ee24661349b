using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Shop.Checkout;
using Shop.Inventory;
using Shop.Orders;
using Shop.Payments;

namespace Shop.ShopProcess.Halting;

/// <summary>Puts points around the silo's ports when all of its services are registered: the product knows nothing of them.</summary>
internal sealed class HaltingServices(HaltingPoints points, bool isDrill) : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        Surround<ICheckoutStore>(services);
        Surround<IStockStore>(services);
        Surround<IOrderStore>(services);
        Surround<IPaymentProvider>(services);
        services.AddSingleton<IOutgoingGrainCallFilter>(new HaltingCalls(points));
        if (isDrill)
        {
            services.Remove(Hosted(services, "CheckoutSweeping"));
        }

        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

    private static ServiceDescriptor Hosted(IServiceCollection services, string name) =>
        services.Single(one => one.ServiceType == typeof(IHostedService) && one.ImplementationType?.Name == name);

    private void Surround<TPort>(IServiceCollection services)
        where TPort : class
    {
        var original = services.Single(static one => one.ServiceType == typeof(TPort));
        services.Remove(original);
        services.AddSingleton(provider => HaltingPort<TPort>.Around(
            (TPort)(original.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!)),
            points));
    }
}
