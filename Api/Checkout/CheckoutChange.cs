using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Checkout;

namespace Shop.Api.Checkout;

/// <summary>What a client is told of what it asked a checkout for.</summary>
internal static class CheckoutChange
{
    // A payment takes a second or two.
    private const string RetryAfterSeconds = "2";

    /// <summary>The checkout as it is now, or why it doesn't do what it was asked for.</summary>
    /// <param name="result">What its grain says.</param>
    /// <param name="context">Of the request.</param>
    /// <param name="isNew">Whether success is 201.</param>
    public static IResult Answer(CheckoutResult result, HttpContext context, bool isNew = false)
    {
        if (result.Refusal is { } refusal)
        {
            return Refused(refusal, result.Checkout, context);
        }

        var checkout = result.Checkout!;
        context.Response.Headers.ETag = EntityTag.OfVersion(checkout.Version);
        return isNew
            ? TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{checkout.Id}", CheckoutAnswer.Of(checkout))
            : TypedResults.Ok(CheckoutAnswer.Of(checkout));
    }

    // Each rule has its code; they never change.
    private static ProblemHttpResult Refused(CheckoutRefusal refusal, CheckoutView? checkout, HttpContext context) => refusal.Rule switch
    {
        CheckoutRule.NotYours => Problem.NotFound(),
        CheckoutRule.EmptyCart => Conflict("empty_cart", "There is nothing in the cart."),
        CheckoutRule.Unavailable => Conflict("unavailable", "Some lines aren't sold any more.", ("lines", Lines(refusal, checkout))),
        CheckoutRule.OutOfStock => Conflict("out_of_stock", "Some lines can't be had in that number.", ("lines", Lines(refusal, checkout))),
        CheckoutRule.ShippingUnavailable => Conflict("shipping_unavailable", "The cart can't be sent there in that way."),
        CheckoutRule.PriceChanged => Conflict(
            "price_changed", "The total isn't the one that was expected.",
            ("total", checkout!.Quote!.Total), ("checkoutId", checkout.Id), ("expiresAt", checkout.ExpiresAt)),
        CheckoutRule.InProgress => InProgress(context),
        CheckoutRule.Declined => Problem.Of(
            StatusCodes.Status402PaymentRequired, "payment_declined", "The payment was declined. The checkout is still open.",
            ("reason", refusal.Reason), ("checkoutId", checkout!.Id), ("expiresAt", checkout.ExpiresAt)),
        CheckoutRule.Ended => Conflict("checkout_ended", "The checkout was given up: begin another.", ("reason", refusal.Reason)),
        CheckoutRule.AlreadyPaid => Conflict(
            "already_paid", "The checkout is paid.", ("orderId", checkout!.Order), ("orderNumber", checkout.OrderNumber)),
        CheckoutRule.OperationReused => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key has named another request."),
        CheckoutRule.AdmissionRequired => Conflict(
            "admission_required", "Some lines are sold only to who was admitted from the sale's waiting room.",
            ("lines", Lines(refusal, checkout)), ("waitingRoomId", refusal.Reason)),
        CheckoutRule.NotAdmitted => Conflict(
            "not_admitted", "The admission isn't good: it is another's, was used, or has run out.", ("waitingRoomId", refusal.Reason)),
        CheckoutRule.QuantityLimited => Conflict(
            "quantity_limited", "There are more pieces of some lines than one checkout may have.", ("lines", Lines(refusal, checkout))),
        CheckoutRule.CardRefused => new Validation().That(holds: false, PaymentBody.MemberOf(refusal.Reason), "The provider doesn't take this.").ToProblem(),
        _ => throw new InvalidOperationException($"A checkout was refused by {refusal.Rule}, for which there is no answer."),
    };

    private static ProblemHttpResult InProgress(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Conflict("checkout_in_progress", "The cart is being paid.");
    }

    private static ProblemHttpResult Conflict(string code, string detail, params ReadOnlySpan<(string, object?)> more) =>
        Problem.Of(StatusCodes.Status409Conflict, code, detail, more);

    private static RefusedLine[] Lines(CheckoutRefusal refusal, CheckoutView? checkout) =>
    [
        .. refusal.Skus.Select(sku => new RefusedLine(
            sku, checkout?.Quote?.Lines.FirstOrDefault(line => line.Total.Sku == sku)?.Total.Quantity)),
    ];

    /// <summary>A line that can't be bought.</summary>
    /// <param name="Sku">The thing.</param>
    /// <param name="Quantity">How many were wanted, where that is known.</param>
    private sealed record RefusedLine(Sku Sku, int? Quantity);
}
