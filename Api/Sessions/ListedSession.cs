using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>A line of the list of devices.</summary>
/// <param name="Id">The session's name, by which it can be ended.</param>
/// <param name="Device">What the client said that it is.</param>
/// <param name="Transport">How the client keeps it.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastSeenAt">When it was last used, to ten minutes.</param>
/// <param name="ExpiresAt">When it ends unless it is used.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record ListedSession(
    SessionId Id, string Device, SessionTransport Transport, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool Current)
{
    internal static ListedSession Of(SessionView view, SessionId current) => new(
        view.Id, view.Device, view.Transport,
        view.CreatedAt, view.LastSeenAt, view.ExpiresAt, view.Id == current);
}
