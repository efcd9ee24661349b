using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>A session as the client that begins or renews it is told, once.</summary>
/// <param name="Id">Its name, as in the list of devices.</param>
/// <param name="Token">The access token; none where a cookie carries it.</param>
/// <param name="RefreshToken">What renews it, once; none where a cookie carries the session.</param>
/// <param name="ExpiresAt">When the access token ends; for a cookie, when the session does unless it is used.</param>
public sealed record SessionAnswer(
    SessionId Id,
    string? Token,
    string? RefreshToken,
    DateTimeOffset ExpiresAt);
