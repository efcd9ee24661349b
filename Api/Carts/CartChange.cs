using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary>What a client is told of a change.</summary>
internal static class CartChange
{
    /// <summary>The cart as it is now, or why it wasn't changed.</summary>
    public static async Task<IResult> AnswerAsync(CartResult result, CartPage page, CancellationToken cancellationToken) =>
        result.Refusal is { } refusal
            ? Refused(refusal)
            : new CartResponse(
                await page.ComposeAsync(result.Cart, delivery: null, cancellationToken), StatusCodes.Status200OK, result.IsRepeat);

    // Each rule has its code; they never change.
    private static ProblemHttpResult Refused(CartRefusal refusal) => refusal.Rule switch
    {
        CartRule.NotYours or CartRule.Closed => Problem.NotFound(),
        CartRule.Locked => Problem.Of(StatusCodes.Status409Conflict, "cart_locked", "The cart is being paid."),
        CartRule.NotSold => Problem.Of(StatusCodes.Status404NotFound, "unknown_sku", "The shop doesn't sell this."),
        CartRule.NoLine => Problem.Of(StatusCodes.Status404NotFound, "unknown_line", "This isn't in the cart, and the shop doesn't sell it."),
        CartRule.OperationReused => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key has named another request."),
        CartRule.VersionDiffers => Problem.Of(
            StatusCodes.Status412PreconditionFailed, "precondition_failed", "The cart has changed since it was read."),
        CartRule.QuantityTooLarge => Problem.Of(
            StatusCodes.Status409Conflict, "quantity_limit", $"A line holds {refusal.Limit} pieces at most.", ("limit", refusal.Limit)),
        CartRule.TooManyLines => Problem.Of(
            StatusCodes.Status409Conflict, "cart_full", $"A cart has {refusal.Limit} lines at most.", ("limit", refusal.Limit)),
        CartRule.CurrencyDiffers => Problem.Of(
            StatusCodes.Status409Conflict, "currency_mismatch", "What is in the cart is sold in another currency."),
        _ => new Validation().That(holds: false, "/" + refusal.Field, "This breaks a rule of the cart.").ToProblem(),
    };
}
