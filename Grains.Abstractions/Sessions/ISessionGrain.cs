using Orleans.Concurrency;

namespace Shop.Sessions;

/// <summary>
/// One session; its key is a <see cref="SessionId"/>. It is asked on every request, never remembered by who asks: a revoked one
/// is refused by the very next request, whichever process it comes to.
/// </summary>
[Alias("shop.sessions.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Begins it.</summary>
    /// <exception cref="InvalidOperationException">It has begun before, with other tokens.</exception>
    [Alias("Begin")]
    Task<SessionGrant> Begin(BeginSession command);

    /// <summary>Who the token belongs to; null where it isn't this session's, is no longer, or the session has ended.</summary>
    [ReadOnly, Alias("Verify")]
    Task<SessionCaller?> Verify(TokenHash token);

    /// <summary>
    /// Replaces the tokens; null where the refresh token isn't this session's or the session has ended. A refresh token that was
    /// replaced before is taken once more, within <see cref="SessionLimits.RotationGrace"/> and from the same device; later, or
    /// from another, it was stolen, by whoever comes first or second: the session ends.
    /// </summary>
    [Alias("Refresh")]
    Task<SessionGrant?> Refresh(RefreshSession command);

    /// <summary>Makes a guest's session speak for an account; null where the token isn't this session's or it isn't a guest's.</summary>
    [Alias("ChangeHolder")]
    Task<SessionGrant?> ChangeHolder(ChangeHolder command);

    /// <summary>Ends it, for good. Once that is answered no token of it is taken any more. One that has ended, or never begun, stays so.</summary>
    [Alias("Revoke")]
    Task Revoke();

    /// <summary>What it is; null where it hasn't begun or has ended.</summary>
    [ReadOnly, Alias("Describe")]
    Task<SessionView?> Describe();
}
