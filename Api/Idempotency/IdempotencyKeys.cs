using Shop.Api.Problems;
using Shop.Customers;

namespace Shop.Api.Idempotency;

/// <summary>Reads the keys by which clients name their calls.</summary>
public static class IdempotencyKeys
{
    /// <summary>
    /// Refuses a key that can't be one (empty, too long, twice) on every unsafe call, whatever the route, so that no handler has to.
    /// </summary>
    public static IApplicationBuilder UseIdempotencyKeys(this IApplicationBuilder app) => app.Use(static (context, next) =>
        IsSafe(context.Request.Method) || IsKey(context.Request.Headers[IdempotencyHeaders.Key]) ? next(context) : Refuse(context));

    /// <summary>The client's own name for the call; null where it has none.</summary>
    public static string? IdempotencyKey(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Headers[IdempotencyHeaders.Key] is [{ } key] ? key : null;
    }

    /// <summary>
    /// The name of the change that this call asks for: the same for each repeat by the same shopper, whichever session speaks for
    /// them; a new one where the client brought no key.
    /// </summary>
    public static OperationId Operation(this HttpContext context, ShopperId shopper) =>
        context.IdempotencyKey() is { } key ? OperationId.Of($"{shopper} {key}") : OperationId.New();

    /// <summary>Whether a method changes nothing.</summary>
    internal static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsKey(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 0 || values is [{ Length: > 0 and <= IdempotencyHeaders.KeyLengthMax }];

    private static Task Refuse(HttpContext context) => Problem.Of(
        StatusCodes.Status400BadRequest,
        "invalid_idempotency_key",
        $"An {IdempotencyHeaders.Key} has 1 to {IdempotencyHeaders.KeyLengthMax} characters, and is there once.",
        ("errors", new Dictionary<string, string[]> { [IdempotencyHeaders.Key] = ["This is text of 1 to 255 characters."] })).ExecuteAsync(context);
}
