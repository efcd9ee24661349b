using System.Security.Cryptography;
using System.Text;

namespace Shop.TestPayments.Payments;

/// <summary>What the shop calls.</summary>
internal static class PaymentEndpoints
{
    /// <summary>Maps it, behind the API key.</summary>
    public static void MapPayments(this IEndpointRouteBuilder endpoints)
    {
        var payments = endpoints.MapGroup("/v1/payments").AddEndpointFilter(RequireKeyAsync).AddEndpointFilter(AnswerRefusalsAsync);
        payments.MapPost("/", AuthoriseAsync);
        payments.MapGet("/", (string? status, DateTimeOffset changedSince, string? after, Books books) => books.ListAsync(status, changedSince, after));
        payments.MapGet("/{key}", async (string key, Books books) => await books.FindAsync(key) is { } payment ? Results.Ok(payment) : Results.NotFound());
        payments.MapPost("/{key}/capture", (string key, Books books) => books.CaptureAsync(key));
        payments.MapPost("/{key}/void", (string key, Books books) => books.VoidAsync(key));
        payments.MapPost("/{key}/cancel", (string key, Books books) => books.CancelAsync(key));
        payments.MapPost("/{key}/refunds", RefundAsync);
    }

    private static async Task<IResult> AuthoriseAsync(AuthoriseRequest request, HttpContext context, Books books, TimeProvider time)
    {
        var faults = request.Faults(time.GetUtcNow());
        if (faults.Count > 0)
        {
            return Results.ValidationProblem(faults);
        }

        var (payment, isNew) = await books.AuthoriseAsync(request);
        if (isNew && request.Card.Kind == TestCard.AnswerLost)
        {
            // As a provider whose line breaks after it has charged.
            context.Abort();
            return Results.Empty;
        }

        return isNew ? Results.Created($"/v1/payments/{Uri.EscapeDataString(payment.Key)}", payment) : Results.Ok(payment);
    }

    private static async Task<IResult> RefundAsync(string key, RefundRequest request, Books books) =>
        request is { Key.Length: > 0 and <= 255, Amount: > 0 }
            ? Results.Ok(await books.RefundAsync(key, request.Key, request.Amount))
            : Results.ValidationProblem(new Dictionary<string, string[]> { ["key, amount"] = ["1–255 characters, and above 0"] });

    private static async ValueTask<object?> RequireKeyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var expected = $"Bearer {context.HttpContext.RequestServices.GetRequiredService<TestPaymentsSettings>().ApiKey}";
        return CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(context.HttpContext.Request.Headers.Authorization.ToString())),
            SHA256.HashData(Encoding.UTF8.GetBytes(expected)))
            ? await next(context)
            : Results.Unauthorized();
    }

    private static async ValueTask<object?> AnswerRefusalsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refusal)
        {
            return Results.Problem(
                refusal.Message,
                statusCode: refusal.Code == "not_found" ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict,
                extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
        }
    }

    /// <summary>Asks for money to be given back.</summary>
    /// <param name="Key">The caller's name for the refund.</param>
    /// <param name="Amount">Minor units, above 0.</param>
    internal sealed record RefundRequest(string Key, long Amount);
}
