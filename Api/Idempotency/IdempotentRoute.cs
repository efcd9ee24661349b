namespace Shop.Api.Idempotency;

/// <summary>A route whose answers are stored under the caller's key.</summary>
/// <param name="IsKeyRequired">Whether a call without a key is refused.</param>
internal sealed record IdempotentRoute(bool IsKeyRequired);

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
    public static TBuilder Idempotent<TBuilder>(this TBuilder builder, bool isKeyRequired = false)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new IdempotentRoute(isKeyRequired));
}
