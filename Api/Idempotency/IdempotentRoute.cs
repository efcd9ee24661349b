namespace Shop.Api.Idempotency;

/// <summary>A route whose answers are stored under the caller's key.</summary>
/// <param name="IsKeyRequired">Whether a call without a key is refused.</param>
/// <param name="HasSecrets">Whether a body may hold what must not be guessed from its hash: a card's number.</param>
internal sealed record IdempotentRoute(bool IsKeyRequired, bool HasSecrets);

/// <summary>Lets routes take part.</summary>
public static class IdempotentRoutes
{
    /// <summary>
    /// Stores the route's answers under the caller's <c>Idempotency-Key</c>: a repeat gets the same one and runs nothing. For
    /// unsafe routes that need a session, whose answers are small and hold no secret; never for sessions, tokens and passwords.
    /// What the route does must bear being done again all the same, under <see cref="IdempotencyKeys.Operation"/>: a process may
    /// die between the effect and the stored answer.
    /// </summary>
    /// <param name="builder">The route.</param>
    /// <param name="isKeyRequired">Whether a call without a key is 400: checkout, payment, refund.</param>
    /// <param name="hasSecrets">Whether a body may hold a card: then so little of its hash is stored that nobody finds the card by trying.</param>
    public static TBuilder Idempotent<TBuilder>(this TBuilder builder, bool isKeyRequired = false, bool hasSecrets = false)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new IdempotentRoute(isKeyRequired, hasSecrets));
}
