using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Shop.Api.Problems;

namespace Shop.Api.Payments;

/// <summary>Takes an event of a payment provider.</summary>
internal static class ReceivePaymentEvent
{
    /// <summary>204, also for a repeat; 400 where the signature doesn't fit the very bytes that came. Nothing is read before that.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string provider, HttpRequest request, IOptions<PaymentWebhookSettings> settings, PaymentEvents events, CancellationToken cancellationToken)
    {
        if (settings.Value.SecretOf(provider) is not { } secret)
        {
            return Problem.NotFound();
        }

        using var body = new MemoryStream(); // bounded like every body
        await request.Body.CopyToAsync(body, cancellationToken);
        if (!WebhookSignature.IsValid(request.Headers[WebhookSignature.Header], body.GetBuffer().AsSpan(0, (int)body.Length), secret))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid_signature", "The body isn't what was signed, or not by whom it should be.");
        }

        if (PaymentEvent.Read(body.GetBuffer().AsMemory(0, (int)body.Length)) is not { } taken)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_request", "An event has an id and the key of a payment.");
        }

        await events.TakeAsync(provider, taken, cancellationToken);
        return TypedResults.NoContent();
    }
}
