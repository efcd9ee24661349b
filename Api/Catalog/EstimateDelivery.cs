using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Shop.Api.Carts;
using Shop.Api.Problems;
using Shop.Catalog;
using Shop.Hosting.Pricing;
using Shop.Pricing;

namespace Shop.Api.Catalog;

/// <summary>How one piece of a product would be sent: what a shopper wants to know before there is a cart.</summary>
internal static class EstimateDelivery
{
    // The rules are read anew every minute, and are the same for everybody.
    private const string CacheControl = "public, max-age=60";

    /// <summary>Answers it; an empty list where nothing goes there.</summary>
    public static async Task<IResult> HandleAsync(
        string product, [FromQuery(Name = "sku")] string? wanted, [AsParameters] DeliveryQuery query, ProductMemory memory, PricingBook prices,
        HttpContext context, CancellationToken cancellationToken)
    {
        var validation = query.Validate(isCountryNeeded: true);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var entry = await (ProductId.TryParse(product, out var id) ? memory.FindAsync(id) : memory.FindBySlugAsync(product));
        if (entry?.View.Document is not { Status: ProductStatus.Active } document
            || document.Variants.FirstOrDefault(one => wanted is null || one.Sku.Value == wanted) is not { } variant)
        {
            return Problem.NotFound();
        }

        var rules = await prices.GetAsync(cancellationToken);
        context.Response.Headers.CacheControl = CacheControl;
        return TypedResults.Ok(ShippingMethodsAnswer.Of(Quote(variant, query.Wanted()!.Destination, rules)));
    }

    private static ImmutableArray<ShippingQuote> Quote(Variant variant, Destination destination, PricingRules rules) =>
        rules.Ship(destination, variant.Price, variant.WeightGrams);
}
