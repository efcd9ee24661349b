using Shop.Pricing;

namespace Shop.Checkout;

/// <summary>Tells the tax rates and shipping methods in force: a port to where they are stored.</summary>
public interface IPricingRules
{
    /// <summary>The rules, a minute old at most unless the database is away.</summary>
    ValueTask<PricingRules> GetAsync(CancellationToken cancellationToken);
}
