using System.Collections.Immutable;

namespace Shop.Pricing;

/// <summary>
/// What a cart comes to: a function of its lines, discounts, delivery and the rules, so that the page that shows a total and the
/// checkout that charges it can't differ.
/// </summary>
/// <remarks>
/// Tax is taken once for all goods of one rate, after discounts, and its cents are dealt out to their lines in proportion: the
/// sum is what tax offices reckon, and the lines still add up to it.
/// </remarks>
public static class CartPricing
{
    /// <summary>Reckons it.</summary>
    /// <param name="currency">Of everything; also that of an empty cart's zero.</param>
    /// <param name="lines">At the shop's own prices.</param>
    /// <param name="discounts">Given one after the other, until the goods cost nothing.</param>
    /// <param name="delivery">Null while nobody has said where to: there is no tax and no shipping then.</param>
    /// <param name="rules">What is in force.</param>
    /// <exception cref="InvalidOperationException">Currencies differ.</exception>
    /// <exception cref="OverflowException">A sum is beyond 2^63 minor units.</exception>
    public static Totals Reckon(
        Currency currency, ImmutableArray<PricedLine> lines, ImmutableArray<Discount> discounts, Delivery? delivery, PricingRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var zero = new Money(0, currency);
        Money[] subtotals = [.. lines.Select(static line => line.Subtotal)];
        var subtotal = Sum(zero, subtotals);
        var given = Give(discounts, subtotal);
        var discountShares = Shares(Sum(zero, given.Select(static discount => discount.Amount)), subtotals);
        Money[] nets = [.. subtotals.Zip(discountShares, static (gross, share) => gross - share)];

        var taxes = delivery is null ? null : Taxes(lines, nets, delivery.Destination, rules);
        var shippingRate = delivery is null ? null : rules.Rate(delivery.Destination, TaxClasses.Shipping);
        var shipping = delivery?.Shipping;
        var shippingTax = shipping is { } cost && shippingRate is not null ? shippingRate.Of(cost) : zero;
        var isIncluded = IsTaxIncluded(delivery?.Destination, rules);
        var lineTotals = LineTotals(lines, subtotals, discountShares, taxes, isIncluded);
        var total = Sum(zero, lineTotals.Select(static line => line.Total)) + (shipping ?? zero) + (isIncluded ? zero : shippingTax);
        return new Totals(
            lineTotals, subtotal, given, shipping, taxes is null ? null : Sum(shippingTax, taxes), isIncluded, total);
    }

    private static ImmutableArray<LineTotal> LineTotals(
        ImmutableArray<PricedLine> lines, Money[] subtotals, Money[] discounts, Money[]? taxes, bool isTaxIncluded)
    {
        var totals = ImmutableArray.CreateBuilder<LineTotal>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var net = subtotals[i] - discounts[i];
            var total = taxes is null || isTaxIncluded ? net : net + taxes[i];
            totals.Add(new LineTotal(
                lines[i].Sku, lines[i].Quantity, lines[i].UnitPrice, subtotals[i], discounts[i], taxes?[i], total));
        }

        return totals.MoveToImmutable();
    }

    private static ImmutableArray<Discount> Give(ImmutableArray<Discount> discounts, Money subtotal)
    {
        var left = subtotal;
        var given = ImmutableArray.CreateBuilder<Discount>(discounts.Length);
        foreach (var discount in discounts)
        {
            var amount = discount.Amount < left ? discount.Amount : left;
            given.Add(discount with { Amount = amount });
            left -= amount;
        }

        return given.MoveToImmutable();
    }

    private static Money[] Taxes(ImmutableArray<PricedLine> lines, Money[] nets, Destination destination, PricingRules rules)
    {
        var taxes = new Money[lines.Length];
        var rates = lines.Select(line => rules.Rate(destination, line.TaxClass ?? TaxClasses.Standard)).ToArray();
        foreach (var group in Enumerable.Range(0, lines.Length).GroupBy(i => rates[i]))
        {
            int[] members = [.. group];
            Money[] amounts = [.. members.Select(i => nets[i])];
            var zero = amounts[0] with { MinorUnits = 0 };
            var shares = Shares(group.Key is null ? zero : group.Key.Of(Sum(zero, amounts)), amounts);
            for (var i = 0; i < members.Length; i++)
            {
                taxes[members[i]] = shares[i];
            }
        }

        return taxes;
    }

    private static bool IsTaxIncluded(Destination? destination, PricingRules rules) =>
        destination is not null && rules.Rate(destination, TaxClasses.Standard) is { IsIncluded: true };

    private static Money[] Shares(Money amount, Money[] weights) => amount.MinorUnits == 0
        ? [.. weights.Select(_ => amount)]
        : amount.Split([.. weights.Select(static weight => weight.MinorUnits)]);

    private static Money Sum(Money zero, IEnumerable<Money> amounts) => amounts.Aggregate(zero, static (sum, amount) => sum + amount);
}
