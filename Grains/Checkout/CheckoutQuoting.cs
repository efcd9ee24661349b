using System.Collections.Concurrent;
using System.Collections.Immutable;
using Shop.Carts;
using Shop.Catalog;
using Shop.Inventory;
using Shop.Pricing;

namespace Shop.Checkout;

/// <summary>Fixes what a checkout costs: from the cart, the products' own grains and the rules in force, nothing from the client.</summary>
internal sealed class CheckoutQuoting(IStockStore stock, IPricingRules rules)
{
    // Some ten megabytes; what is bought at one time is far less.
    private const int KnownMax = 100_000;

    // A thing hardly ever becomes another product's. It is checked each time: where the product doesn't sell it, the table is asked again.
    private readonly ConcurrentDictionary<Sku, ProductId> _products = [];

    /// <summary>The quote and the cart's version that it is of, or why there is none. Nothing is written.</summary>
    public async Task<(Quote? Quote, long CartVersion, CheckoutRefusal? Refusal)> QuoteAsync(BeginCheckout command, IGrainFactory grains)
    {
        var cart = await grains.GetGrain<ICartGrain>(command.Cart.Value).Read();
        if (cart.Owner != command.Owner || cart.Became is not null)
        {
            return (null, 0, CheckoutRefusal.Of(CheckoutRule.NotYours));
        }

        if (cart.Lines.IsEmpty)
        {
            return (null, 0, CheckoutRefusal.Of(CheckoutRule.EmptyCart));
        }

        var products = await Task.WhenAll(cart.Lines.Select(line => ProductOfAsync(line.Sku, grains)));
        ImmutableArray<Sku> unavailable = [.. cart.Lines.Where((_, i) => products[i] is null).Select(static line => line.Sku)];
        if (!unavailable.IsEmpty)
        {
            return (null, 0, new CheckoutRefusal(CheckoutRule.Unavailable, unavailable));
        }

        var (quote, refusal) = Reckon(cart, products!, command, await rules.GetAsync(CancellationToken.None));
        return (quote, cart.Version, refusal);
    }

    /// <summary>The quote of a cart whose every line is sold.</summary>
    internal static (Quote? Quote, CheckoutRefusal? Refusal) Reckon(
        CartView cart, IReadOnlyList<ProductDocument> products, BeginCheckout command, PricingRules rules)
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
        var destination = command.ShippingAddress.ToDestination();
        var way = rules.Ship(destination, subtotal, lines.Sum(static line => line.TotalWeightGrams))
            .FirstOrDefault(quote => quote.Method.Id == command.ShippingMethod);
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
        if (_products.TryGetValue(sku, out var known) && await SoldAsync(sku, known, grains) is { } document)
        {
            return document;
        }

        if (await stock.ProductOfAsync(sku, CancellationToken.None) is not { } id || await SoldAsync(sku, id, grains) is not { } found)
        {
            return null;
        }

        if (_products.Count >= KnownMax)
        {
            _products.Clear();
        }

        _products[sku] = id;
        return found;
    }

    private static async Task<ProductDocument?> SoldAsync(Sku sku, ProductId product, IGrainFactory grains) =>
        await grains.GetGrain<IProductGrain>(product.Value).Read() is { Document: { Status: ProductStatus.Active } document }
            && document.Variants.Any(variant => variant.Sku == sku) ? document : null;
}
