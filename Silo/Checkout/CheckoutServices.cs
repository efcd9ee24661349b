using Shop.Checkout;
using Shop.Hosting.Pricing;
using Shop.Orders;
using Shop.Pricing;
using Shop.Silo.Orders;
using Shop.Silo.Outbox;

namespace Shop.Silo.Checkout;

/// <summary>What checkouts and orders need in a silo.</summary>
public static class CheckoutServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddCheckout(this IServiceCollection services) => services
        .AddSingleton<ICheckoutStore, PostgresCheckoutStore>()
        .AddSingleton<IOrderStore, PostgresOrderStore>()
        .AddSingleton<PlacedOrders>()
        .AddSingleton<OwnRows>()
        .AddSingleton<PricingBook>()
        .AddSingleton<IPricingRules, BookOfRules>()
        .AddHostedService<CheckoutSweeping>()
        .AddHostedService<Forgetting>()
        .AddHostedService<OutboxWork>();

    private sealed class BookOfRules(PricingBook book) : IPricingRules
    {
        public ValueTask<PricingRules> GetAsync(CancellationToken cancellationToken) => book.GetAsync(cancellationToken);
    }
}
