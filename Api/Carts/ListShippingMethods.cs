using System.Security.Claims;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Carts;
using Shop.Pricing;

namespace Shop.Api.Carts;

/// <summary>How a cart can be sent, and what that costs.</summary>
internal static class ListShippingMethods
{
    /// <summary>Answers it; an empty list where nothing goes there.</summary>
    public static async Task<IResult> HandleAsync(
        CartId id, [AsParameters] DeliveryQuery query, ClaimsPrincipal user, CartCalls carts, CartPage page, CancellationToken cancellationToken)
    {
        var validation = query.Validate(isCountryNeeded: true);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        return await carts.ReadAsync(id, user.ShopperId()) is { } cart
            ? TypedResults.Ok(await page.ShipAsync(cart, query.Wanted()!, cancellationToken))
            : Problem.NotFound();
    }
}

/// <summary>The ways to send a cart; all of them, there is no next page.</summary>
/// <param name="Items">The one that is offered first comes first.</param>
/// <param name="Next">Always null.</param>
public sealed record ShippingMethodsAnswer(
    IReadOnlyList<ShippingMethodAnswer> Items,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)] string? Next = null)
{
    internal static ShippingMethodsAnswer Of(IEnumerable<ShippingQuote> quotes) => new([.. quotes.Select(static quote => new ShippingMethodAnswer(
        quote.Method.Id, quote.Method.Name, quote.Cost, quote.Method.DaysMin, quote.Method.DaysMax))]);
}

/// <summary>A way to send a cart.</summary>
/// <param name="Id">What a checkout names it by.</param>
/// <param name="Name">For people.</param>
/// <param name="Price">What it costs for this cart.</param>
/// <param name="DaysMin">Working days, at best.</param>
/// <param name="DaysMax">Working days, at worst.</param>
public sealed record ShippingMethodAnswer(string Id, string Name, Money Price, int DaysMin, int DaysMax);
