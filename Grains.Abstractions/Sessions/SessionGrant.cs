namespace Shop.Sessions;

/// <summary>Tokens that are good from now on.</summary>
/// <param name="ExpiresAt">When the access token ends; for a cookie, when its session does unless it is used.</param>
[GenerateSerializer, Immutable, Alias("shop.sessions.SessionGrant")]
public sealed record SessionGrant([property: Id(0)] DateTimeOffset ExpiresAt);
