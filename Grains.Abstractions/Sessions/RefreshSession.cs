namespace Shop.Sessions;

/// <summary>Asks for new tokens.</summary>
/// <param name="Family">Of the shared secret in the refresh token that was presented.</param>
/// <param name="Refresh">Of its own secret.</param>
/// <param name="Device">What presented it.</param>
/// <param name="Tokens">The ones that are to follow.</param>
[GenerateSerializer, Immutable, Alias("shop.sessions.RefreshSession")]
public sealed record RefreshSession(
    [property: Id(0)] TokenHash Family,
    [property: Id(1)] TokenHash Refresh,
    [property: Id(2)] string Device,
    [property: Id(3)] SessionTokens Tokens);
