using System.Collections.Immutable;
using Shop.Carts;
using Shop.Catalog;
using Shop.Inventory;
using Shop.Pricing;

namespace Shop.Checkout;

/// <summary>Fixes what a checkout costs: from the cart, the products' own grains and the rules in force, nothing from the client.</summary>
internal sealed class CheckoutQuoting(IStockStore stock, IPricingRules rules)
{
    /// <summary>The quote, or why there is none.</summary>
    public async Task<(Quote? Quote, CheckoutRefusal? Refusal)> QuoteAsync(StoredCheckout checkout, IGrainFactory grains)
    {
        var cart = await grains.GetGrain<ICartGrain>(checkout.Cart.Value).BeginCheckout(checkout.Id, checkout.Owner);
        if (cart is null)
        {
            return (null, CheckoutRefusal.Of(CheckoutRule.NotYours));
        }

        if (cart.Lines.IsEmpty)
        {
            return (null, CheckoutRefusal.Of(CheckoutRule.EmptyCart));
        }

        var products = await Task.WhenAll(cart.Lines.Select(line => ProductOfAsync(line.Sku, grains)));
        ImmutableArray<Sku> unavailable = [.. cart.Lines.Where((_, i) => products[i] is null).Select(static line => line.Sku)];
        return unavailable.IsEmpty
            ? Reckon(cart, products!, checkout, await rules.GetAsync(CancellationToken.None))
            : (null, new CheckoutRefusal(CheckoutRule.Unavailable, unavailable));
    }

    /// <summary>The quote of a cart whose every line is sold.</summary>
    internal static (Quote? Quote, CheckoutRefusal? Refusal) Reckon(
        CartView cart, IReadOnlyList<ProductDocument> products, StoredCheckout checkout, PricingRules rules)
    {
        var variants = cart.Lines.Select((line, i) => products[i].Variants.First(variant => variant.Sku == line.Sku)).ToList();
        var currency = variants[0].Price.Currency;
        ImmutableArray<Sku> foreign = [.. variants.Where(variant => variant.Price.Currency != currency).Select(static variant => variant.Sku)];
        if (!foreign.IsEmpty)
        {
            return (null, new CheckoutRefusal(CheckoutRule.Unavailable, foreign));
        }

        ImmutableArray<PricedLine> lines =
            [.. cart.Lines.Select((line, i) => new PricedLine(line.Sku, line.Quantity, variants[i].Price, variants[i].TaxClass, variants[i].WeightGrams))];
        var subtotal = lines.Aggregate(new Money(0, currency), static (sum, line) => sum + line.Subtotal);
        var destination = checkout.ShippingAddress.ToDestination();
        var way = rules.Ship(destination, subtotal, lines.Sum(static line => line.TotalWeightGrams))
            .FirstOrDefault(quote => quote.Method.Id == checkout.ShippingMethod);
        if (way is null)
        {
            return (null, CheckoutRefusal.Of(CheckoutRule.ShippingUnavailable));
        }

        var totals = CartPricing.Reckon(currency, lines, [], new Delivery(destination, way.Cost), rules);
        ImmutableArray<QuotedLine> quoted =
            [.. totals.Lines.Select((total, i) => new QuotedLine(products[i].Id, products[i].Title, variants[i].Options, total))];
        return (new Quote(
            quoted, totals.Subtotal, totals.Discounts, way.Method.Id, way.Cost, totals.Tax!.Value, totals.IsTaxIncluded, totals.Total), null);
    }

    private async Task<ProductDocument?> ProductOfAsync(Sku sku, IGrainFactory grains)
    {
        if (await stock.ProductOfAsync(sku, CancellationToken.None) is not { } id
            || await grains.GetGrain<IProductGrain>(id.Value).Read() is not { Document.Status: ProductStatus.Active } view)
        {
            return null;
        }

        return view.Document.Variants.Any(variant => variant.Sku == sku) ? view.Document : null;
    }
}
