using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Shop.Pricing;

/// <summary>The rates and methods that are in force: what the decisions about tax and shipping look up.</summary>
public sealed class PricingRules
{
    private readonly FrozenDictionary<(string Country, string Region, string TaxClass), TaxRate> _rates;
    private readonly FrozenDictionary<string, ImmutableArray<ShippingMethod>> _methods;

    /// <summary>Rules of these rates and methods; methods are offered in the order in which they come.</summary>
    /// <exception cref="ArgumentException">Two rates are for the same place and class.</exception>
    public PricingRules(IEnumerable<TaxRate> rates, IEnumerable<ShippingMethod> methods)
    {
        _rates = rates.ToFrozenDictionary(static rate => (rate.Country, rate.Region, rate.TaxClass));
        _methods = methods.GroupBy(static method => method.Country)
            .ToFrozenDictionary(static country => country.Key, static country => country.ToImmutableArray());
    }

    /// <summary>No tax, and no way to ship.</summary>
    public static PricingRules None { get; } = new([], []);

    /// <summary>
    /// The rate for a class of goods: the region's, else the country's; where neither knows the class, their standard one, which
    /// delivery never gets. Null where nothing is taken.
    /// </summary>
    public TaxRate? Rate(Destination destination, string taxClass)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return Find(destination, taxClass) ?? (taxClass == TaxClasses.Shipping ? null : Find(destination, TaxClasses.Standard));
    }

    /// <summary>The ways in which a cart can go there, and what each costs.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="subtotal">What the goods cost, after discounts; only methods in its currency are offered.</param>
    /// <param name="weightGrams">Of all goods.</param>
    public ImmutableArray<ShippingQuote> Ship(Destination destination, Money subtotal, long weightGrams)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var quotes = ImmutableArray.CreateBuilder<ShippingQuote>();
        foreach (var method in _methods.GetValueOrDefault(destination.Country, []))
        {
            if (method.Cost(subtotal, weightGrams) is { } cost)
            {
                quotes.Add(new ShippingQuote(method, cost));
            }
        }

        return quotes.ToImmutable();
    }

    private TaxRate? Find(Destination destination, string taxClass) =>
        _rates.GetValueOrDefault((destination.Country, destination.Region, taxClass))
        ?? _rates.GetValueOrDefault((destination.Country, "", taxClass));
}
