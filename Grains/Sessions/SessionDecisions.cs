using System.Collections.Immutable;

namespace Shop.Sessions;

/// <summary>What a session accepts and how it changes. Times are the database's.</summary>
internal static class SessionDecisions
{
    // Replaced tokens that are remembered: a client replaces one in a quarter of an hour, so eight within half a minute are none
    // of ours. One that is forgotten counts as stolen when it comes back, as all older ones do.
    private const int RotatedMax = 8;

    /// <summary>A session that begins.</summary>
    public static SessionState Begin(BeginSession command, DateTimeOffset now) => new()
    {
        Status = SessionStatus.Open,
        Shopper = command.Holder.Shopper,
        Roles = command.Holder.Roles,
        Transport = command.Transport,
        Device = command.Device.Length <= SessionLimits.MaxDeviceLength ? command.Device : command.Device[..SessionLimits.MaxDeviceLength],
        CreatedAt = now,
        LastSeenAt = now,
        Access = command.Tokens.Access,
        AccessUntil = AccessUntil(command.Transport, now),
        Family = command.Family,
        Refresh = command.Tokens.Refresh,
    };

    /// <summary>When it ends unless it is used.</summary>
    public static DateTimeOffset ExpiresAt(SessionState session)
    {
        var (idle, absolute) = session.Roles.IsEmpty
            ? (SessionLimits.Idle, SessionLimits.Absolute)
            : (SessionLimits.StaffIdle, SessionLimits.StaffAbsolute);
        var (unused, atLast) = (session.LastSeenAt + idle, session.CreatedAt + absolute);
        return unused < atLast ? unused : atLast;
    }

    /// <summary>Whether it has begun and not ended.</summary>
    public static bool IsLive(SessionState session, DateTimeOffset now) =>
        session.Status == SessionStatus.Open && now < ExpiresAt(session);

    /// <summary>Whether a request with that token is the holder's.</summary>
    public static bool Accepts(SessionState session, TokenHash token, DateTimeOffset now) => IsLive(session, now)
        && ((session.Access.Matches(token) && !(now >= session.AccessUntil))
            || (session.PreviousAccess.Matches(token) && now < session.PreviousAccessUntil));

    /// <summary>What it grants with its present tokens.</summary>
    public static SessionGrant Grant(SessionState session) => new(session.AccessUntil ?? ExpiresAt(session));

    /// <summary>
    /// The session after a request: the same object unless <see cref="SessionLimits.LastSeenStep"/> has passed. A time that lies
    /// back changes nothing.
    /// </summary>
    public static SessionState Seen(SessionState session, DateTimeOffset now) =>
        session.Status == SessionStatus.Open && now - session.LastSeenAt >= SessionLimits.LastSeenStep
            ? session with { LastSeenAt = now }
            : session;

    /// <summary>
    /// Replaces the tokens by rotation with detection of reuse (RFC 9700, 4.14.2), and a grace for answers that were lost.
    /// </summary>
    public static RefreshDecision Refresh(SessionState session, RefreshSession command, DateTimeOffset now)
    {
        if (!IsLive(session, now) || !session.Family.Matches(command.Family))
        {
            return new RefreshDecision(session, IsGranted: false, IsTheft: false);
        }

        if (session.Refresh.Matches(command.Tokens.Refresh))
        {
            // The same call once more, after its answer was lost on its way: the tokens that it brings are in place.
            return new RefreshDecision(session, IsGranted: true, IsTheft: false);
        }

        if (session.Refresh.Matches(command.Refresh))
        {
            return new RefreshDecision(Rotate(session, command, now), IsGranted: true, IsTheft: false);
        }

        // It was the latest once: nobody else knows the family's secret.
        var again = session.Rotated.FirstOrDefault(rotated => rotated.Token.Matches(command.Refresh));
        if (again is null || again.IsUsedAgain || again.Device != command.Device || now - again.At > SessionLimits.RotationGrace)
        {
            return new RefreshDecision(Revoke(), IsGranted: false, IsTheft: true);
        }

        var marked = session with { Rotated = session.Rotated.Replace(again, again with { IsUsedAgain = true }) };
        return new RefreshDecision(Rotate(marked, command, now), IsGranted: true, IsTheft: false);
    }

    /// <summary>The guest's session as the account's; null where the token isn't good for that.</summary>
    public static SessionState? ChangeHolder(SessionState session, ChangeHolder command, DateTimeOffset now)
    {
        if (session.Shopper == command.Holder.Shopper && Accepts(session, command.NewToken == default ? command.Token : command.NewToken, now))
        {
            return session; // the same call once more, after its answer was lost on its way
        }

        if (session.Shopper is not { IsGuest: true } || !Accepts(session, command.Token, now))
        {
            return null;
        }

        var changed = session with { Shopper = command.Holder.Shopper, Roles = command.Holder.Roles };
        return command.NewToken == default ? changed : changed with { Access = command.NewToken, PreviousAccess = default };
    }

    /// <summary>A session that has ended: nothing of it is kept.</summary>
    public static SessionState Revoke() => new() { Status = SessionStatus.Revoked };

    private static SessionState Rotate(SessionState session, RefreshSession command, DateTimeOffset now)
    {
        var grace = now + SessionLimits.RotationGrace;
        var recent = session.Rotated.Where(rotated => now - rotated.At <= SessionLimits.RotationGrace).TakeLast(RotatedMax - 1);
        return session with
        {
            LastSeenAt = now > session.LastSeenAt ? now : session.LastSeenAt,
            PreviousAccess = session.Access,
            PreviousAccessUntil = session.AccessUntil < grace ? session.AccessUntil.Value : grace,
            Access = command.Tokens.Access,
            AccessUntil = AccessUntil(session.Transport, now),
            Refresh = command.Tokens.Refresh,
            Rotated = [.. recent, new RotatedToken(session.Refresh, now, command.Device, IsUsedAgain: false)],
        };
    }

    private static DateTimeOffset? AccessUntil(SessionTransport transport, DateTimeOffset now) =>
        transport == SessionTransport.Bearer ? now + SessionLimits.AccessToken : null;
}
