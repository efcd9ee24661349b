namespace Shop.Sessions;

/// <summary>The hashes of what a client gets to prove its session with.</summary>
/// <param name="Access">Of the token that comes with every request.</param>
/// <param name="Refresh">Of the secret that renews it, once; the default where the transport has none.</param>
[GenerateSerializer, Immutable, Alias("shop.sessions.SessionTokens")]
public sealed record SessionTokens([property: Id(0)] TokenHash Access, [property: Id(1)] TokenHash Refresh);
