namespace Shop.Sessions;

/// <summary>Asks for a new session.</summary>
/// <param name="Holder">For whom.</param>
/// <param name="Transport">How the client keeps it.</param>
/// <param name="Device">What the client is, for the list of devices; <see cref="SessionLimits.MaxDeviceLength"/> at most.</param>
/// <param name="Tokens">What it will prove itself with.</param>
/// <param name="Family">
/// Of the secret that all refresh tokens of the session share: one that carries it, but isn't the latest, was the latest once.
/// </param>
[GenerateSerializer, Immutable, Alias("shop.sessions.BeginSession")]
public sealed record BeginSession(
    [property: Id(0)] SessionHolder Holder,
    [property: Id(1)] SessionTransport Transport,
    [property: Id(2)] string Device,
    [property: Id(3)] SessionTokens Tokens,
    [property: Id(4)] TokenHash Family);
