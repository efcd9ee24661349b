using System.Collections.Immutable;
using Shop.Carts;
using Shop.Catalog;
using Shop.Pricing;

namespace Shop.Api.Carts;

/// <summary>
/// What a cart shows: a function of its lines, of what the shop sells now, and of the pricing rules. Prices come from the catalog,
/// never from the cart.
/// </summary>
public static class CartComposition
{
    /// <summary>Composes it.</summary>
    /// <param name="cart">What the grain tells.</param>
    /// <param name="products">The products of its lines, by SKU; those that aren't sold are missing.</param>
    /// <param name="scarce">What there is of those whose lines want more than there is, as far as their products don't tell.</param>
    /// <param name="delivery">Where the shopper may want it sent.</param>
    /// <param name="rules">What is in force.</param>
    /// <param name="emptyCurrency">For a cart that has none of its own.</param>
    public static CartAnswer Compose(
        CartView cart, IReadOnlyDictionary<Sku, SoldThing> products, IReadOnlyDictionary<Sku, int> scarce, WantedDelivery? delivery,
        PricingRules rules, Currency emptyCurrency)
    {
        ArgumentNullException.ThrowIfNull(cart);
        ArgumentNullException.ThrowIfNull(rules);
        var currency = CurrencyOf(cart, products, emptyCurrency);
        ImmutableArray<PricedLine> priced = [.. cart.Lines.Select(line => Price(line, products, currency)).OfType<PricedLine>()];
        var problems = cart.Lines.SelectMany(line => Problems(line, products.GetValueOrDefault(line.Sku), scarce, currency))
            .Concat(cart.LeftOut.Select(static left => CartProblem.LeftOut(left.Sku, left.Quantity))).ToList();
        var shipping = delivery?.Method is null ? null : Ship(priced, currency, delivery, rules);
        if (delivery?.Method is not null && shipping is null)
        {
            problems.Add(CartProblem.ShippingUnavailable());
        }

        var totals = CartPricing.Reckon(
            currency, priced, [], delivery is null ? null : new Delivery(delivery.Destination, shipping), rules);
        return Answer(cart, products, totals, problems);
    }

    /// <summary>The ways in which a cart can go somewhere.</summary>
    public static ImmutableArray<ShippingQuote> Ship(
        CartView cart, IReadOnlyDictionary<Sku, SoldThing> products, Destination destination, PricingRules rules, Currency emptyCurrency)
    {
        ArgumentNullException.ThrowIfNull(cart);
        ArgumentNullException.ThrowIfNull(rules);
        var currency = CurrencyOf(cart, products, emptyCurrency);
        return Ship([.. cart.Lines.Select(line => Price(line, products, currency)).OfType<PricedLine>()], currency, destination, rules);
    }

    private static CartAnswer Answer(
        CartView cart, IReadOnlyDictionary<Sku, SoldThing> products, Totals totals, List<CartProblem> problems)
    {
        var totalOf = totals.Lines.ToDictionary(static line => line.Sku);
        return new CartAnswer(
            cart.Id,
            [.. cart.Lines.Select(line => Line(line, products.GetValueOrDefault(line.Sku), totalOf.GetValueOrDefault(line.Sku)))],
            totals.Subtotal,
            [.. totals.Discounts.Select(static discount => new DiscountAnswer(discount.Code, discount.Amount))],
            totals.Shipping,
            totals.Tax,
            totals.Tax is null ? null : totals.IsTaxIncluded,
            totals.Total,
            problems,
            cart.Version);
    }

    private static CartLineAnswer Line(CartLine line, SoldThing? sold, LineTotal? total) => new(
        line.Sku,
        line.Quantity,
        total?.UnitPrice,
        total?.Subtotal,
        sold?.Answer,
        sold is null ? null : new CartAvailability(sold.Availability.State, sold.Availability.Quantity));

    private static IEnumerable<CartProblem> Problems(CartLine line, SoldThing? sold, IReadOnlyDictionary<Sku, int> scarce, Currency currency)
    {
        if (!CanBeBought(sold, currency))
        {
            yield return CartProblem.Unavailable(line.Sku);
            yield break;
        }

        if (sold!.Availability.State == AvailabilityState.Out)
        {
            yield return CartProblem.OutOfStock(line.Sku);
        }
        else if (sold.Availability.State == AvailabilityState.Low && !sold.Variant.AllowBackorder && sold.Availability.Quantity < line.Quantity)
        {
            yield return CartProblem.InsufficientStock(line.Sku, sold.Availability.Quantity!.Value);
        }
        else if (scarce.TryGetValue(line.Sku, out var available))
        {
            yield return CartProblem.InsufficientStock(line.Sku, available);
        }

        if (line.SeenPrice is { } seen && seen != sold.Variant.Price)
        {
            yield return CartProblem.PriceChanged(line.Sku, seen, sold.Variant.Price);
        }
    }

    private static PricedLine? Price(CartLine line, IReadOnlyDictionary<Sku, SoldThing> products, Currency currency) =>
        products.GetValueOrDefault(line.Sku) is { } sold && CanBeBought(sold, currency)
            ? new PricedLine(line.Sku, line.Quantity, sold.Variant.Price, sold.Variant.TaxClass, sold.Variant.WeightGrams)
            : null;

    // A price beyond the bound could overflow a total; one in another currency can't be added up. Neither is sold.
    private static bool CanBeBought(SoldThing? sold, Currency currency) =>
        sold is not null && sold.Variant.Price.Currency == currency && sold.Variant.Price.MinorUnits is >= 0 and <= PricedLine.UnitPriceMax;

    private static Currency CurrencyOf(CartView cart, IReadOnlyDictionary<Sku, SoldThing> products, Currency emptyCurrency) =>
        cart.Lines.Select(line => line.SeenPrice?.Currency ?? products.GetValueOrDefault(line.Sku)?.Variant.Price.Currency)
            .FirstOrDefault(static currency => currency is not null) ?? emptyCurrency;

    private static Money? Ship(ImmutableArray<PricedLine> lines, Currency currency, WantedDelivery delivery, PricingRules rules) =>
        Ship(lines, currency, delivery.Destination, rules).FirstOrDefault(quote => quote.Method.Id == delivery.Method)?.Cost;

    private static ImmutableArray<ShippingQuote> Ship(
        ImmutableArray<PricedLine> lines, Currency currency, Destination destination, PricingRules rules)
    {
        var subtotal = lines.Aggregate(new Money(0, currency), static (sum, line) => sum + line.Subtotal);
        return rules.Ship(destination, subtotal, lines.Sum(static line => line.TotalWeightGrams));
    }
}
